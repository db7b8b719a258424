/** The visitors of the console, and their rights. */
@NullMarked
package crcr.infrastructure.http.console.signin;

import org.jspecify.annotations.NullMarked;
