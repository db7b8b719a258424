/** Deliveries: the rule that selects events, and the facts that are kept of them. */
@NullMarked
package crcr.domain.delivery;

import org.jspecify.annotations.NullMarked;
