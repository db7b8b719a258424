/** Check runs on the upstream's pull requests: who shows them, when, and what they say. */
@NullMarked
package crcr.domain.check;

import org.jspecify.annotations.NullMarked;
