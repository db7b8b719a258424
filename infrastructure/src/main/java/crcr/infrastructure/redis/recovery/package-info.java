/** The turns of looking for missed deliveries, and the requests for redelivery. */
@NullMarked
package crcr.infrastructure.redis.recovery;

import org.jspecify.annotations.NullMarked;
