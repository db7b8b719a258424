/** Callback tokens, and what becomes of forged ones. */
@NullMarked
package crcr.infrastructure.callbacktoken;

import org.jspecify.annotations.NullMarked;
