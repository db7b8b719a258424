/** The common parts of all ports of the store. */
@NullMarked
package crcr.application.store;

import org.jspecify.annotations.NullMarked;
