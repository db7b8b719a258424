/** The audit's guarantees about check runs, re-runs and closings, with their evidence. */
@NullMarked
package crcr.lab.audit.checks;

import org.jspecify.annotations.NullMarked;
