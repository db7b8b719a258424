/** Exporting spans by OpenTelemetry's protocol. Nothing of it is loaded unless it is configured. */
@NullMarked
package crcr.infrastructure.tracing;

import org.jspecify.annotations.NullMarked;
