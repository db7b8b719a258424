/** Calls other servers: bounded in time and size, and never redirected. */
@NullMarked
package crcr.infrastructure.shared.outgoing;

import org.jspecify.annotations.NullMarked;
