/** The pages of results: of a delivery, a pull request, a downstream, and of all downstreams. */
@NullMarked
package crcr.infrastructure.http.console.result;

import org.jspecify.annotations.NullMarked;
