/** Who looks at the console, and what they may do there. */
@NullMarked
package crcr.infrastructure.http.console.signin;

import org.jspecify.annotations.NullMarked;
