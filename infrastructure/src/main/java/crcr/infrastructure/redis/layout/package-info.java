/** The layout of the store, and its identity. */
@NullMarked
package crcr.infrastructure.redis.layout;

import org.jspecify.annotations.NullMarked;
