/** Targets: one delivery on its way to one downstream, from its acceptance to its end. */
@NullMarked
package crcr.domain.target;

import org.jspecify.annotations.NullMarked;
