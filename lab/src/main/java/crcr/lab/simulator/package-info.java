/** Simulated servers with which the relay works, for tests and for the demo; each kind in a package of its own. */
@NullMarked
package crcr.lab.simulator;

import org.jspecify.annotations.NullMarked;
