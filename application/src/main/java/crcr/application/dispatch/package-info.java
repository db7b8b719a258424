/** Dispatching what was accepted to one downstream. */
@NullMarked
package crcr.application.dispatch;

import org.jspecify.annotations.NullMarked;
