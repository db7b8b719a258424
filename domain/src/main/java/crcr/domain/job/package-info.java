/** Downstream CI jobs: their states, the moves between them and their timings. */
@NullMarked
package crcr.domain.job;

import org.jspecify.annotations.NullMarked;
