/** Calls of the store: scripts with arguments and answers by name, and the names of keys. */
@NullMarked
package crcr.infrastructure.redis.scripts;

import org.jspecify.annotations.NullMarked;
