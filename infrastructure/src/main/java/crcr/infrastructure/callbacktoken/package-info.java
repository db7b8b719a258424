/** Callback tokens: made with each dispatch, and checked without a look-up. */
@NullMarked
package crcr.infrastructure.callbacktoken;

import org.jspecify.annotations.NullMarked;
