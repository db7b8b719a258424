/** The relay's own Redis: its process, and the search for its program. */
@NullMarked
package crcr.infrastructure.redis.embedded;

import org.jspecify.annotations.NullMarked;
