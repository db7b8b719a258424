/** Jobs that fall silent, and dispatches that never start, as Redis keeps them. */
@NullMarked
package crcr.infrastructure.redis.sweep;

import org.jspecify.annotations.NullMarked;
