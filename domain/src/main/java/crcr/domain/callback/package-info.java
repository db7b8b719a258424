/** Who may report about a job. */
@NullMarked
package crcr.domain.callback;

import org.jspecify.annotations.NullMarked;
