package crcr.application.selfreport;

import crcr.domain.delivery.Payload;

/** Writes the record of a self-report as HUD reads it. */
@FunctionalInterface
public interface RenderSelfReport {
    /** Returns the record to the byte. */
    Payload render(SelfReportRecord record);
}
