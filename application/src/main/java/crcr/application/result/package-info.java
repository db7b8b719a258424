/** What the relay's own pages show of deliveries and of what came of them. */
@NullMarked
package crcr.application.result;

import org.jspecify.annotations.NullMarked;
