@NullMarked
package crcr.infrastructure.redis;

import org.jspecify.annotations.NullMarked;
