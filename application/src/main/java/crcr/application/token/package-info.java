/** Callback tokens, which go out with a dispatch and come back with its callbacks. */
@NullMarked
package crcr.application.token;

import org.jspecify.annotations.NullMarked;
