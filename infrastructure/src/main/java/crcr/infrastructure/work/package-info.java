/** Works in the background: dispatches, does queued effects, and refreshes documents. */
@NullMarked
package crcr.infrastructure.work;

import org.jspecify.annotations.NullMarked;
