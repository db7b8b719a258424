package crcr.application.callback;

import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.trace.TraceParent;
import java.util.Optional;

/**
 * What HUD gets to know about one report (contract 3).
 *
 * @param downstream whose report it is
 * @param report what was reported
 * @param times of the job, by the store's clock
 * @param caller who reported, as proven
 * @param dispatch what the job came from, as the relay recorded it
 * @param payload what the caller claims, as it came
 * @param trace what the callback belongs to, if its caller told
 */
public record HudRecord(
        Downstream downstream,
        ReportStatus report,
        JobTimes times,
        Caller caller,
        DispatchFacts dispatch,
        Payload payload,
        Optional<TraceParent> trace) {}
