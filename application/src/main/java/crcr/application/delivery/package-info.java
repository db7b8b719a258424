/** Accepts webhook deliveries. */
@NullMarked
package crcr.application.delivery;

import org.jspecify.annotations.NullMarked;
