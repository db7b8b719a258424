/** Missed webhook deliveries are recovered: the whole relay, a simulated GitHub and a real Redis. */
@NullMarked
package crcr.recovery;

import org.jspecify.annotations.NullMarked;
