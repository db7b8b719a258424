/** What works by itself: dispatching, delivering what HUD did not take, refreshing the allowlist. */
@NullMarked
package crcr.infrastructure.worker;

import org.jspecify.annotations.NullMarked;
