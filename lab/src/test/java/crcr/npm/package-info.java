/** Packages of npm that tests read. */
@NullMarked
package crcr.npm;

import org.jspecify.annotations.NullMarked;
