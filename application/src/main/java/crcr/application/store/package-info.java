/** What all ports of the store have in common. */
@NullMarked
package crcr.application.store;

import org.jspecify.annotations.NullMarked;
