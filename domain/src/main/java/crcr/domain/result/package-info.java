/** Results: what the downstreams reported on the upstream's events. */
@NullMarked
package crcr.domain.result;

import org.jspecify.annotations.NullMarked;
