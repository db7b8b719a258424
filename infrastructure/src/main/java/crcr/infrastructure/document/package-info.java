/** Documents in files of this machine. */
@NullMarked
package crcr.infrastructure.document;

import org.jspecify.annotations.NullMarked;
