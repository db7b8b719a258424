/** Recovers webhook deliveries that the relay has missed, by GitHub's own list of them. */
@NullMarked
package crcr.application.recovery;

import org.jspecify.annotations.NullMarked;
