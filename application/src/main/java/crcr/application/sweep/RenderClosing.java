package crcr.application.sweep;

import crcr.domain.allowlist.Level;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobTimes;
import crcr.domain.sweep.Closing;
import java.util.Optional;

/** Makes out of the record of a job's last report what there is to say when the relay closes the job. */
public interface RenderClosing {
    /**
     * What is said of a job that was closed.
     *
     * @param record what HUD gets
     * @param report the body of the last report, as if the job itself had said how it ended
     */
    record Closed(Payload record, Payload report) {}

    /** Returns the number of the job's check run, as its report has it. */
    Optional<String> checkRunId(Payload record);

    /** Returns whether the job runs on GitHub Actions, as its report's token proved. */
    boolean runsOnGitHub(Payload record);

    /**
     * Returns the rendering of a closing.
     *
     * @param record of the last report
     * @param level that the downstream has now
     * @param times of the job, with its end
     */
    Closed render(Payload record, Closing closing, Level level, JobTimes times);
}
