/** HTTP over plain sockets, so that load and sinks cost little of the machine that they share with what is measured. */
@NullMarked
package crcr.lab.bench.limit.wire;

import org.jspecify.annotations.NullMarked;
