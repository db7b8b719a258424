/** Where the store is said to be, and how to get in. */
@NullMarked
package crcr.infrastructure.redis.place;

import org.jspecify.annotations.NullMarked;
