/** Deliveries: which events are relayed, and what is kept of them. */
@NullMarked
package crcr.domain.delivery;

import org.jspecify.annotations.NullMarked;
