/** The ways to the store, and what is asked through them. */
@NullMarked
package crcr.infrastructure.redis.connection;

import org.jspecify.annotations.NullMarked;
