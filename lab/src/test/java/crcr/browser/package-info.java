/** Walks through the console with a real browser. */
@NullMarked
package crcr.browser;

import org.jspecify.annotations.NullMarked;
