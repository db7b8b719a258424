/** Silent jobs, and dispatches that never start: when the relay stops waiting for them. */
@NullMarked
package crcr.domain.sweep;

import org.jspecify.annotations.NullMarked;
