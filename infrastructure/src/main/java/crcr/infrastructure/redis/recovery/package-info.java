/** Who looks for missed deliveries, and how often GitHub is asked for one again. */
@NullMarked
package crcr.infrastructure.redis.recovery;

import org.jspecify.annotations.NullMarked;
