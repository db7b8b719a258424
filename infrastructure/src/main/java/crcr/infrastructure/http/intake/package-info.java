/** Accepts requests of any sender within bounds, and answers them in one form. */
@NullMarked
package crcr.infrastructure.http.intake;

import org.jspecify.annotations.NullMarked;
