/** Exports spans by OpenTelemetry's protocol. None of its classes is loaded unless it is configured. */
@NullMarked
package crcr.infrastructure.tracing;

import org.jspecify.annotations.NullMarked;
