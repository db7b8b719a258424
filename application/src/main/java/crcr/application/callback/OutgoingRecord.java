package crcr.application.callback;

import crcr.domain.delivery.Payload;
import crcr.domain.trace.TraceParent;
import java.util.Optional;

/**
 * A record for HUD, rendered.
 *
 * @param body as HUD is to get it, to the byte
 * @param trace what it belongs to and was caused by, if that is known; HUD is told
 */
public record OutgoingRecord(Payload body, Optional<TraceParent> trace) {}
