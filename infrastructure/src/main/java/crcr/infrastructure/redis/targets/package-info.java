/** Deliveries and their targets in the store, as a process takes them up and as they end. */
@NullMarked
package crcr.infrastructure.redis.targets;

import org.jspecify.annotations.NullMarked;
