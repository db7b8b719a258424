/** What every line of the log says beside its words. */
@NullMarked
package crcr.infrastructure.observe.log;

import org.jspecify.annotations.NullMarked;
