/** The store: a Redis with atomic steps as Lua scripts, and the queue of targets as a stream. */
@NullMarked
package crcr.infrastructure.redis;

import org.jspecify.annotations.NullMarked;
