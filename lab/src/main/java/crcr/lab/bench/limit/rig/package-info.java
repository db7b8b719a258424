/** What relay and bare handler are measured among: processes with a Redis each, sinks, requests, and what was used. */
@NullMarked
package crcr.lab.bench.limit.rig;

import org.jspecify.annotations.NullMarked;
