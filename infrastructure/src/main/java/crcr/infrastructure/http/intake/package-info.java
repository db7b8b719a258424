/** How requests are taken, whoever sends them: within bounds, and answered in one form. */
@NullMarked
package crcr.infrastructure.http.intake;

import org.jspecify.annotations.NullMarked;
