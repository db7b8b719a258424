/** The App, where it is installed, and the tokens of its installations. */
@NullMarked
package crcr.lab.simulator.github.app;

import org.jspecify.annotations.NullMarked;
