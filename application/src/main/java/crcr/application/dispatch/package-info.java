/** Dispatches accepted deliveries to one downstream each. */
@NullMarked
package crcr.application.dispatch;

import org.jspecify.annotations.NullMarked;
