/** Settings and commands, by the names that messages to operators use. */
@NullMarked
package crcr.application.operator;

import org.jspecify.annotations.NullMarked;
