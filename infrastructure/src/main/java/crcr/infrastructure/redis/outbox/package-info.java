/** What waits to be done outside, in queues by name. */
@NullMarked
package crcr.infrastructure.redis.outbox;

import org.jspecify.annotations.NullMarked;
