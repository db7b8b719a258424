/** Measures how close the relay is to a bare handler that makes the same calls. */
@NullMarked
package crcr.lab.bench.limit;

import org.jspecify.annotations.NullMarked;
