/** The demo in a cluster: a simulated GitHub beside a relay that runs as in production, and an event for it. */
@NullMarked
package crcr.lab.demo.sidecar;

import org.jspecify.annotations.NullMarked;
