@NullMarked
package crcr.infrastructure.redis.layout;

import org.jspecify.annotations.NullMarked;
