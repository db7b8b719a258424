/** Measures the relay as a process of its own, with the surroundings simulated: {@code ./relay bench}. */
@NullMarked
package crcr.lab.bench;

import org.jspecify.annotations.NullMarked;
