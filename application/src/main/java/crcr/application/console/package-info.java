/** People at the console: who they are, and what they may do. */
@NullMarked
package crcr.application.console;

import org.jspecify.annotations.NullMarked;
