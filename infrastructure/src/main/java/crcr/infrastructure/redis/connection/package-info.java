/** The routes to the store, and the requests through them. */
@NullMarked
package crcr.infrastructure.redis.connection;

import org.jspecify.annotations.NullMarked;
