/** Deliveries and their results, for the relay's own pages. */
@NullMarked
package crcr.application.result;

import org.jspecify.annotations.NullMarked;
