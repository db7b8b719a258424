/** The pipelines of other CI systems that are known. */
@NullMarked
package crcr.application.pipeline;

import org.jspecify.annotations.NullMarked;
