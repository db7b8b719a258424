/** A GitHub that obeys the rules of the real one: its API, its App, what it delivers and what it refuses. */
@NullMarked
package crcr.lab.simulator.github;

import org.jspecify.annotations.NullMarked;
