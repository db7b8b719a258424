/** Records the reports of downstreams' CI. */
@NullMarked
package crcr.application.callback;

import org.jspecify.annotations.NullMarked;
