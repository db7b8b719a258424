package crcr.application.callback;

import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;

/** The lasting answer to a request that has an {@link IdempotencyKey}; its repeats get it again. */
public sealed interface FirstAnswer {
    /** The job has moved. */
    record Taken(ReportStatus status, JobTimes times, HudFate hud) implements FirstAnswer {}

    /**
     * HUD does not want the record.
     *
     * @param status its HTTP status, 400 to 499
     * @param message its own words
     */
    record RefusedByHud(int status, String message) implements FirstAnswer {}
}
