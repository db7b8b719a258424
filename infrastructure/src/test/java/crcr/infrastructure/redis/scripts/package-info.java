@NullMarked
package crcr.infrastructure.redis.scripts;

import org.jspecify.annotations.NullMarked;
