/** The bare handler, a process of its own. */
@NullMarked
package crcr.lab.bench.limit.bare;

import org.jspecify.annotations.NullMarked;
