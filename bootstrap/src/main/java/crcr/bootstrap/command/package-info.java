/** The commands for operators of a running relay. */
@NullMarked
package crcr.bootstrap.command;

import org.jspecify.annotations.NullMarked;
