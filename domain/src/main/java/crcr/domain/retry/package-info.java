/** Retries: the pauses between attempts, and when the relay gives up. */
@NullMarked
package crcr.domain.retry;

import org.jspecify.annotations.NullMarked;
