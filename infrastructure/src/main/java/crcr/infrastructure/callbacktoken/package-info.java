/** Callback tokens, which are made with each dispatch and checked without a lookup. */
@NullMarked
package crcr.infrastructure.callbacktoken;

import org.jspecify.annotations.NullMarked;
