/** Workflow runs of the downstreams. */
@NullMarked
package crcr.infrastructure.github.actions;

import org.jspecify.annotations.NullMarked;
