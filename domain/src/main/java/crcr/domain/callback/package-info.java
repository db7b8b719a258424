/** Callbacks: their tokens, the fields that they echo, and the repositories that may report. */
@NullMarked
package crcr.domain.callback;

import org.jspecify.annotations.NullMarked;
