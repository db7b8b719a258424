/** The pages of results: of a delivery, a pull request, one downstream, and all downstreams. */
@NullMarked
package crcr.infrastructure.http.console.result;

import org.jspecify.annotations.NullMarked;
