/** What operators set and run, by the names that messages to them use. */
@NullMarked
package crcr.application.operator;

import org.jspecify.annotations.NullMarked;
