@NullMarked
package crcr.infrastructure.redis.embedded;

import org.jspecify.annotations.NullMarked;
