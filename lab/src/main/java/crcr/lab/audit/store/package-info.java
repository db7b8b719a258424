/** The stores of the audit's relays, and their faults. */
@NullMarked
package crcr.lab.audit.store;

import org.jspecify.annotations.NullMarked;
