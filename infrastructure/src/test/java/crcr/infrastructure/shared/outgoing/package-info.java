/** Tests of calls to other people's servers. */
@NullMarked
package crcr.infrastructure.shared.outgoing;

import org.jspecify.annotations.NullMarked;
