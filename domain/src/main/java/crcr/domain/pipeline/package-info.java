/** CI systems beside GitHub Actions, and whose pipelines report for which downstream. */
@NullMarked
package crcr.domain.pipeline;

import org.jspecify.annotations.NullMarked;
