/** Which pipelines of other CI systems are known. */
@NullMarked
package crcr.application.pipeline;

import org.jspecify.annotations.NullMarked;
