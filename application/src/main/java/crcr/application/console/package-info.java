/** People at the console: their identities, their sessions and their rights. */
@NullMarked
package crcr.application.console;

import org.jspecify.annotations.NullMarked;
