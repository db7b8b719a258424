/** Measures the relay as a process of its own, with simulated surroundings: {@code ./relay bench}. */
@NullMarked
package crcr.lab.bench;

import org.jspecify.annotations.NullMarked;
