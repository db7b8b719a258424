/** The jobs that show, or may show, on the upstream's pull requests. */
@NullMarked
package crcr.infrastructure.redis.checks;

import org.jspecify.annotations.NullMarked;
