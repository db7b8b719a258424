/** Runs the service during its build, so that Java keeps its profile. */
@NullMarked
package crcr.bootstrap.rehearsal;

import org.jspecify.annotations.NullMarked;
