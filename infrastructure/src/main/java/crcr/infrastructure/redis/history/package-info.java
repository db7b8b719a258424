/** The history that explains the fate of events. */
@NullMarked
package crcr.infrastructure.redis.history;

import org.jspecify.annotations.NullMarked;
