/** The API over HTTP: its answers, limits, delays and faults. */
@NullMarked
package crcr.lab.simulator.github.server;

import org.jspecify.annotations.NullMarked;
