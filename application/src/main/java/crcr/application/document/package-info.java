/** Keeping documents current that the relay goes by: the allowlist and the providers' file. */
@NullMarked
package crcr.application.document;

import org.jspecify.annotations.NullMarked;
