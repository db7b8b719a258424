/** Check runs on the upstream's pull requests (docs/reference/check-runs.md). */
@NullMarked
package crcr.application.check;

import org.jspecify.annotations.NullMarked;
