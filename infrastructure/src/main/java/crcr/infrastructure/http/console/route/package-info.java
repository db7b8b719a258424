/** The paths of the console: what operators see and change, and where each page is. */
@NullMarked
package crcr.infrastructure.http.console.route;

import org.jspecify.annotations.NullMarked;
