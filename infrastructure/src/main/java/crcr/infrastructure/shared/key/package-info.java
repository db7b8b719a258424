/** Derives keys. */
@NullMarked
package crcr.infrastructure.shared.key;

import org.jspecify.annotations.NullMarked;
