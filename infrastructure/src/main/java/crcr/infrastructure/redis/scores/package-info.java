/** The counts of downstreams, by hours and days. */
@NullMarked
package crcr.infrastructure.redis.scores;

import org.jspecify.annotations.NullMarked;
