/** Secrets, and the files that they are in. */
@NullMarked
package crcr.bootstrap.secret;

import org.jspecify.annotations.NullMarked;
