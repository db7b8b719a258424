/** Check runs and check suites. */
@NullMarked
package crcr.lab.simulator.github.checks;

import org.jspecify.annotations.NullMarked;
