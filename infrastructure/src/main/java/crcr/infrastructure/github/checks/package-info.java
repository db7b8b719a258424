/** Check runs on the upstream's commits. */
@NullMarked
package crcr.infrastructure.github.checks;

import org.jspecify.annotations.NullMarked;
