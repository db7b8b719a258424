/** Runs jobs again on request on the upstream's pull request (docs/reference/check-runs.md#re-runs). */
@NullMarked
package crcr.application.rerun;

import org.jspecify.annotations.NullMarked;
