/** How well a downstream does, in sums over days, and what a level asks for (docs/reference/scorecard.md). */
@NullMarked
package crcr.domain.scorecard;

import org.jspecify.annotations.NullMarked;
