/** Dead letters: listing them, queueing them again, dropping them. */
@NullMarked
package crcr.application.deadletter;

import org.jspecify.annotations.NullMarked;
