/** The identities of callers, and their rate limits. */
@NullMarked
package crcr.infrastructure.redis.identity;

import org.jspecify.annotations.NullMarked;
