/** What the audit's relays keep everything in, and how it breaks. */
@NullMarked
package crcr.lab.audit.store;

import org.jspecify.annotations.NullMarked;
