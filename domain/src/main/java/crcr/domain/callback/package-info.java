/** Who may report about a job, and how long the relay tries to pass a report on. */
@NullMarked
package crcr.domain.callback;

import org.jspecify.annotations.NullMarked;
