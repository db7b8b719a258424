/** The configured place of the store, with its login. */
@NullMarked
package crcr.infrastructure.redis.place;

import org.jspecify.annotations.NullMarked;
