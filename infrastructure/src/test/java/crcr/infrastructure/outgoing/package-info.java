/** Tests of calls to other people's servers. */
@NullMarked
package crcr.infrastructure.outgoing;

import org.jspecify.annotations.NullMarked;
