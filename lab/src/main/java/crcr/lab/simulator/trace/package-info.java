/** A collector of spans. */
@NullMarked
package crcr.lab.simulator.trace;

import org.jspecify.annotations.NullMarked;
