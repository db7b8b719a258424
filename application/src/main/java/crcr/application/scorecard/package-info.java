/** How well each downstream does (docs/reference/scorecard.md). */
@NullMarked
package crcr.application.scorecard;

import org.jspecify.annotations.NullMarked;
