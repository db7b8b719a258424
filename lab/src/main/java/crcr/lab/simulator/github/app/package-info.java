/** The App, its installations, and their tokens. */
@NullMarked
package crcr.lab.simulator.github.app;

import org.jspecify.annotations.NullMarked;
