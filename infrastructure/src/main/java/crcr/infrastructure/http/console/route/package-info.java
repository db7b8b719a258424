/** The paths of the console: pages and changes for operators. */
@NullMarked
package crcr.infrastructure.http.console.route;

import org.jspecify.annotations.NullMarked;
