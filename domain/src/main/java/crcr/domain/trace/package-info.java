/** What a piece of work belongs to, across systems. */
@NullMarked
package crcr.domain.trace;

import org.jspecify.annotations.NullMarked;
