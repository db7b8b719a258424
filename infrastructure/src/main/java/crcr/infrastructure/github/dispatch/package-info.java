/** The request that triggers a downstream. */
@NullMarked
package crcr.infrastructure.github.dispatch;

import org.jspecify.annotations.NullMarked;
