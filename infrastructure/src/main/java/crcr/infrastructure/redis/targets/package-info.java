/** Deliveries and their targets in the store, from their acceptance to their end. */
@NullMarked
package crcr.infrastructure.redis.targets;

import org.jspecify.annotations.NullMarked;
