/** Deliveries that the relay has missed, as far as GitHub's own list of them shows, and when to ask for them again. */
@NullMarked
package crcr.domain.recovery;

import org.jspecify.annotations.NullMarked;
