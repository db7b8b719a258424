/** The paths of the console: what each page reads, and what each form changes. */
@NullMarked
package crcr.infrastructure.http.console.route;

import org.jspecify.annotations.NullMarked;
