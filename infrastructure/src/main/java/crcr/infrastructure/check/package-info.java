/** The JSON forms of jobs that may show as check runs, and of callbacks about them. */
@NullMarked
package crcr.infrastructure.check;

import org.jspecify.annotations.NullMarked;
