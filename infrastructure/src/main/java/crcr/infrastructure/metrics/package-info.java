/** Measures the relay as a whole, in Prometheus's format. Each adapter counts its own work itself. */
@NullMarked
package crcr.infrastructure.metrics;

import org.jspecify.annotations.NullMarked;
