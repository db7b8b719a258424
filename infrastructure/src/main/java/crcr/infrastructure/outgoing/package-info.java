/** Calls to other people's servers: bounded in time and size, and never redirected. */
@NullMarked
package crcr.infrastructure.outgoing;

import org.jspecify.annotations.NullMarked;
