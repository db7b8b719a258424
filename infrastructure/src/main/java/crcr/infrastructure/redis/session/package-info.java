/** The sessions of the console. */
@NullMarked
package crcr.infrastructure.redis.session;

import org.jspecify.annotations.NullMarked;
