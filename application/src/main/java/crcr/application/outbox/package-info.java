/** What is to be done outside because a job has moved: kept with the move, and done at least once. */
@NullMarked
package crcr.application.outbox;

import org.jspecify.annotations.NullMarked;
