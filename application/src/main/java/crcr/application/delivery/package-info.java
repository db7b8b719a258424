/** Accepting a delivery. */
@NullMarked
package crcr.application.delivery;

import org.jspecify.annotations.NullMarked;
