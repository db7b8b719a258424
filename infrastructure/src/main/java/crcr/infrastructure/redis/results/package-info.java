/** How jobs stand, for those who look at pages. */
@NullMarked
package crcr.infrastructure.redis.results;

import org.jspecify.annotations.NullMarked;
