/** JSON that strangers send: read strictly, within limits, and no further than needed. */
@NullMarked
package crcr.infrastructure.json;

import org.jspecify.annotations.NullMarked;
