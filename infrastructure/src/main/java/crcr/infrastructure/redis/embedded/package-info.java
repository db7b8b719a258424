/** A Redis that the relay starts by itself, and where its program is found. */
@NullMarked
package crcr.infrastructure.redis.embedded;

import org.jspecify.annotations.NullMarked;
