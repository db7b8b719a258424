/** Check runs on the upstream's pull requests: their downstreams, their conditions and their texts. */
@NullMarked
package crcr.domain.check;

import org.jspecify.annotations.NullMarked;
