/** Keeps documents current that the relay follows: the allowlist and the providers' file. */
@NullMarked
package crcr.application.document;

import org.jspecify.annotations.NullMarked;
