package crcr.domain.check;

import crcr.domain.job.JobKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A check run as GitHub receives it. It is a function of the job only.
 *
 * @param name the same for every attempt of the job
 * @param headSha the commit on which it shows
 * @param externalId {@code <run_id>:<pr_number>}, by which a request to run it again names the run
 * @param detailsUrl the address behind "Details"
 * @param started when the job reported that it runs; empty while it is queued again
 * @param completed when the job reported that it is done
 * @param title one line
 * @param summary Markdown; nothing of the caller's is markup in it
 * @see <a href="https://docs.github.com/en/rest/checks/runs#create-a-check-run">GitHub: create a check run</a>
 */
public record CheckRun(
        CheckName name,
        String headSha,
        CheckState state,
        String externalId,
        Optional<String> detailsUrl,
        Optional<Instant> started,
        Optional<Instant> completed,
        String title,
        String summary) {
    /** Returns the check run of that job. */
    public static CheckRun of(ShownJob shown) {
        JobStanding standing = shown.standing();
        JobKey job = standing.job();
        boolean hasBegun = !(standing.state() instanceof CheckState.Queued);
        boolean hasEnded = standing.state() instanceof CheckState.Completed;
        return new CheckRun(
                CheckName.of(job.downstream(), standing.workflow(), job.jobName()),
                standing.commit().headSha(),
                standing.state(),
                new ExternalId(job.runId(), standing.commit().pullRequest()).toString(),
                shown.link().url(job),
                hasBegun ? Optional.of(standing.times().inProgress()) : Optional.empty(),
                hasEnded ? standing.times().completed() : Optional.empty(),
                CheckWords.title(standing),
                CheckWords.summary(shown));
    }
}
