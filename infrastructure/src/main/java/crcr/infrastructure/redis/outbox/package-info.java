/** The outbox: effects outside of the relay that wait to be done, in queues by name. */
@NullMarked
package crcr.infrastructure.redis.outbox;

import org.jspecify.annotations.NullMarked;
