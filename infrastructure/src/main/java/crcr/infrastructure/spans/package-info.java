/** Telling what the relay works on, and for how long; without anything that would record it. */
@NullMarked
package crcr.infrastructure.spans;

import org.jspecify.annotations.NullMarked;
