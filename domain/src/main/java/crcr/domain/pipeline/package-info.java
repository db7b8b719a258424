/** CI systems other than GitHub Actions, and the downstreams for which their pipelines report. */
@NullMarked
package crcr.domain.pipeline;

import org.jspecify.annotations.NullMarked;
