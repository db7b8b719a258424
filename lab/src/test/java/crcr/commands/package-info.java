/** The commands of {@code ./relay}, as a shell runs them. */
@NullMarked
package crcr.commands;

import org.jspecify.annotations.NullMarked;
