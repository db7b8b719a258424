/** Workflow runs, their attempts and their jobs. */
@NullMarked
package crcr.lab.simulator.github.actions;

import org.jspecify.annotations.NullMarked;
