/** The outcome of the upstream's events at the downstreams. */
@NullMarked
package crcr.domain.result;

import org.jspecify.annotations.NullMarked;
