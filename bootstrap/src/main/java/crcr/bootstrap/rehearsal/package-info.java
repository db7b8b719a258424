/** A run of the service during its build, from which Java keeps what it learns. */
@NullMarked
package crcr.bootstrap.rehearsal;

import org.jspecify.annotations.NullMarked;
