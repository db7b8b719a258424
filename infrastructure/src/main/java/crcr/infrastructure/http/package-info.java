/** The HTTP ports of the relay: for GitHub, for downstream CI, and for its operators. */
@NullMarked
package crcr.infrastructure.http;

import org.jspecify.annotations.NullMarked;
