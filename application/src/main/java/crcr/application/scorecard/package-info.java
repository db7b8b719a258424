/** The performance of each downstream (docs/reference/scorecard.md). */
@NullMarked
package crcr.application.scorecard;

import org.jspecify.annotations.NullMarked;
