/** How the store is laid out, and which store it is. */
@NullMarked
package crcr.infrastructure.redis.layout;

import org.jspecify.annotations.NullMarked;
