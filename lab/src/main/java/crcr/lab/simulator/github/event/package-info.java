/** Events of check runs and labels, as GitHub sends them. */
@NullMarked
package crcr.lab.simulator.github.event;

import org.jspecify.annotations.NullMarked;
