/** Inspects the store before the relay relies on it. */
@NullMarked
package crcr.infrastructure.redis.inspection;

import org.jspecify.annotations.NullMarked;
