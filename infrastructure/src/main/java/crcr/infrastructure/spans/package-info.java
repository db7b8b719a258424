/** Records the relay's work and its duration, without a dependency on an exporter. */
@NullMarked
package crcr.infrastructure.spans;

import org.jspecify.annotations.NullMarked;
