package crcr.application.selfreport;

import crcr.domain.delivery.Payload;

/** Writes the record of a self-report in HUD's format. */
@FunctionalInterface
public interface RenderSelfReport {
    /** Returns the bytes of the record. */
    Payload render(SelfReportRecord record);
}
