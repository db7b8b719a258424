/** The surroundings of relay and bare handler: processes with a Redis each, sinks, requests, and the used resources. */
@NullMarked
package crcr.lab.bench.limit.rig;

import org.jspecify.annotations.NullMarked;
