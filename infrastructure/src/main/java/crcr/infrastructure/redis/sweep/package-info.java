/** Silent jobs, and dispatches that never start, in Redis. */
@NullMarked
package crcr.infrastructure.redis.sweep;

import org.jspecify.annotations.NullMarked;
