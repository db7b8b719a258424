/**
 * Scorecards: a downstream's figures, in sums over days, and the requirements of its level
 * (docs/reference/scorecard.md).
 */
@NullMarked
package crcr.domain.scorecard;

import org.jspecify.annotations.NullMarked;
