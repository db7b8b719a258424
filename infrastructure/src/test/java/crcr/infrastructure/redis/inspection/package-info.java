@NullMarked
package crcr.infrastructure.redis.inspection;

import org.jspecify.annotations.NullMarked;
