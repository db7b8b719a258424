/** Effects of jobs' moves: kept with the move, and done at least once. */
@NullMarked
package crcr.application.outbox;

import org.jspecify.annotations.NullMarked;
