/** Recording what a downstream's CI reports. */
@NullMarked
package crcr.application.callback;

import org.jspecify.annotations.NullMarked;
