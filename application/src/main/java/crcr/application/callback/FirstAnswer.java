package crcr.application.callback;

import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;

/** The answer to a report that could be forwarded. Repeats of a request with an {@link IdempotencyKey} get it again. */
public sealed interface FirstAnswer {
    /** The job has moved. */
    record Taken(ReportStatus status, JobTimes times, HudFate hud) implements FirstAnswer {}

    /**
     * The self-report was accepted.
     *
     * @param commitVerified whether GitHub confirmed that the upstream has the commit
     */
    record SelfReported(HudFate hud, boolean commitVerified) implements FirstAnswer {}

    /**
     * HUD refuses the record.
     *
     * @param status its HTTP status, 400 to 499
     * @param message HUD's message
     */
    record RefusedByHud(int status, String message) implements FirstAnswer {}
}
