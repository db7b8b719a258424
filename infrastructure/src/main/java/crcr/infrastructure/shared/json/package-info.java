/** Reads strangers' JSON strictly, within limits, and no further than needed. */
@NullMarked
package crcr.infrastructure.shared.json;

import org.jspecify.annotations.NullMarked;
