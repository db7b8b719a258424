/** What a dispatch carries: the event's payload, made to fit into what GitHub takes. */
@NullMarked
package crcr.infrastructure.github.payload;

import org.jspecify.annotations.NullMarked;
