/** Deliveries that the relay has missed, according to GitHub's own list, and the times to request them again. */
@NullMarked
package crcr.domain.recovery;

import org.jspecify.annotations.NullMarked;
