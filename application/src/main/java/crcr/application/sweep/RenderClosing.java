package crcr.application.sweep;

import crcr.domain.allowlist.Level;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobTimes;
import crcr.domain.sweep.Closing;
import java.util.Optional;

/** Renders a job's closing from the record of its last report. */
public interface RenderClosing {
    /**
     * The rendered closing of a job.
     *
     * @param record the record for HUD
     * @param report the body of the last report, as if the job itself had reported its end
     */
    record Closed(Payload record, Payload report) {}

    /** Returns the number of the job's check run, as its report has it. */
    Optional<String> checkRunId(Payload record);

    /** Returns whether the job runs on GitHub Actions, as its report's token proved. */
    boolean runsOnGitHub(Payload record);

    /**
     * Returns the rendering of a closing.
     *
     * @param record the record of the last report
     * @param level the downstream's present level
     * @param times the times of the job, with its end
     */
    Closed render(Payload record, Closing closing, Level level, JobTimes times);
}
