/** Secrets, and their files. */
@NullMarked
package crcr.bootstrap.secret;

import org.jspecify.annotations.NullMarked;
