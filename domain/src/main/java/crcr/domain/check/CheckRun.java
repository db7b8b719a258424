package crcr.domain.check;

import java.time.Instant;
import java.util.Optional;

/**
 * A check run as GitHub gets it: a function of the job, and nothing else.
 *
 * @param name the same for every attempt of the job
 * @param headSha the commit on which it shows
 * @param externalId {@code <run_id>:<pr_number>}, by which a wish to run it again says which run is meant
 * @param detailsUrl where its "Details" lead
 * @param started when the job said that it runs; empty while it is queued again
 * @param completed when the job said that it is done
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
        boolean hasBegun = !(shown.state() instanceof CheckState.Queued);
        boolean hasEnded = shown.state() instanceof CheckState.Completed;
        return new CheckRun(
                CheckName.of(
                        shown.job().downstream(), shown.workflow(), shown.job().jobName()),
                shown.commit().headSha(),
                shown.state(),
                shown.job().runId() + ":" + shown.commit().pullRequest(),
                shown.link().url(shown.job()),
                hasBegun ? Optional.of(shown.times().inProgress()) : Optional.empty(),
                hasEnded ? shown.times().completed() : Optional.empty(),
                CheckWords.title(shown),
                CheckWords.summary(shown));
    }
}
