/** Tests of what the audit looks at. */
@NullMarked
package crcr.lab.audit.checks;

import org.jspecify.annotations.NullMarked;
