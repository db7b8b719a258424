/** Repeats steps in the background. */
@NullMarked
package crcr.infrastructure.shared.loop;

import org.jspecify.annotations.NullMarked;
