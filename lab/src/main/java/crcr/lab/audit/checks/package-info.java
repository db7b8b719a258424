/** What must show on pull requests, be run again and be closed in the end, as the audit saw it come about. */
@NullMarked
package crcr.lab.audit.checks;

import org.jspecify.annotations.NullMarked;
