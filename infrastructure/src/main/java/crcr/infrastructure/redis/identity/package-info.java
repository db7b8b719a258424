/** Who callers are, and how often each may call. */
@NullMarked
package crcr.infrastructure.redis.identity;

import org.jspecify.annotations.NullMarked;
