package crcr.infrastructure.github.actions;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.rerun.RerunRun;
import crcr.application.sweep.LookAtRun;
import crcr.domain.job.Conclusion;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.answer.FailureAnswers;
import crcr.infrastructure.github.answer.PagedCalls;
import crcr.infrastructure.github.answer.ReadReply;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.github.api.Permission;
import crcr.infrastructure.github.api.RepositoryAccess;
import crcr.infrastructure.github.api.RepositoryAddress;
import crcr.infrastructure.github.api.RepositoryRequest;
import crcr.infrastructure.github.api.TokenScope;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Workflow runs of the downstreams. A renamed repository is not followed, because only the name identifies the
 * downstream of a run.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/workflow-runs">GitHub: workflow runs</a>
 */
public final class WorkflowRuns implements RerunRun, LookAtRun {
    // Other CI systems' ids may be any text, and the id becomes part of a path.
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,18}");

    // "This workflow is already running", "The workflow run containing this job is already running".
    private static final Pattern ALREADY_RUNNING = Pattern.compile("(?i)already (?:running|in progress|queued)");

    // GitHub answers "This workflow run cannot be retried" if there is nothing to run again, and in other cases;
    // then it also refuses to run all jobs.
    private static final Pattern NOTHING_FAILED =
            Pattern.compile("(?i)no (?:failed|failing|unsuccessful) jobs?|cannot be retried|no jobs to re-?run");
    private static final FailureAnswers<RerunRun.RerunAnswer> RERUN = new FailureAnswers<>(
            RerunRun.RerunAnswer.Refused::new, RerunRun.RerunAnswer.Limited::new, RerunRun.RerunAnswer.Failed::new);
    private static final FailureAnswers<LookAtRun.RunAnswer> LOOK = new FailureAnswers<>(
            LookAtRun.RunAnswer.Unseen::new, LookAtRun.RunAnswer.Limited::new, LookAtRun.RunAnswer.Failed::new);

    private final RepositoryAccess access;
    private final PagedCalls pages;

    /** Makes no call yet. */
    public WorkflowRuns(RepositoryAccess access) {
        this.access = access;
        this.pages = new PagedCalls(access);
    }

    @Override
    public RerunRun.RerunAnswer failedJobs(RepositoryName downstream, String runId) {
        return rerun(downstream, runId, "/rerun-failed-jobs", true);
    }

    @Override
    public RerunRun.RerunAnswer all(RepositoryName downstream, String runId) {
        return rerun(downstream, runId, "/rerun", false);
    }

    private RerunRun.RerunAnswer rerun(RepositoryName downstream, String runId, String how, boolean onlyFailed) {
        if (!NUMBER.matcher(runId).matches()) {
            return new RerunRun.RerunAnswer.Refused("it is no run of GitHub Actions");
        }
        TokenScope scope = scope(downstream, Permission.ACTIONS_WRITE);
        return RERUN.answer(() -> {
            try {
                WholeResponse _ = access.call(
                        scope,
                        new RepositoryRequest(
                                Operation.RERUN,
                                path(scope, runId) + how,
                                request -> request.POST(BodyPublishers.noBody()),
                                WholeResponse::isSuccess));
                return new RerunRun.RerunAnswer.Taken();
            } catch (CallFailedException e) {
                if (e.failure() instanceof CallFailure.Refused(int _, String message)) {
                    if (ALREADY_RUNNING.matcher(message).find()) {
                        return new RerunRun.RerunAnswer.AlreadyRunning();
                    }
                    if (onlyFailed && NOTHING_FAILED.matcher(message).find()) {
                        return new RerunRun.RerunAnswer.NoFailedJobs();
                    }
                }
                throw e;
            }
        });
    }

    @Override
    public LookAtRun.RunAnswer look(RepositoryName downstream, String runId, String runAttempt) {
        if (!NUMBER.matcher(runId).matches() || !NUMBER.matcher(runAttempt).matches()) {
            return new LookAtRun.RunAnswer.Unseen("it is no run of GitHub Actions");
        }
        TokenScope scope = scope(downstream, Permission.ACTIONS_READ);
        String attempt = path(scope, runId) + "/attempts/" + runAttempt;
        return LOOK.answer(() -> {
            JsonNode run = ReadReply.object(
                    Operation.RUN,
                    access.call(
                            scope,
                            new RepositoryRequest(
                                    Operation.RUN,
                                    attempt + "?exclude_pull_requests=true",
                                    request -> request,
                                    WholeResponse::isSuccess)));
            return isCompleted(run)
                    ? new LookAtRun.RunAnswer.Ended(conclusion(run), jobs(scope, attempt))
                    : new LookAtRun.RunAnswer.Running();
        });
    }

    private static boolean isCompleted(JsonNode run) throws CallFailedException {
        return ReadReply.text(run, "status")
                .orElseThrow(() -> ReadReply.unreadable(Operation.RUN, "lacks its status"))
                .equals("completed");
    }

    private List<EndedJob> jobs(TokenScope scope, String attempt) throws CallFailedException, InterruptedException {
        List<EndedJob> jobs = new ArrayList<>();
        for (JsonNode job : pages.list(scope, Operation.JOBS, attempt + "/jobs", "jobs")) {
            jobs.add(new EndedJob(
                    ReadReply.id(Operation.JOBS, job),
                    ReadReply.text(job, "name").orElse(""),
                    conclusion(job)));
        }
        return jobs;
    }

    private static Optional<Conclusion> conclusion(JsonNode runOrJob) {
        return ReadReply.text(runOrJob, "conclusion").flatMap(Conclusion::named);
    }

    private static TokenScope scope(RepositoryName downstream, Permission permission) {
        return new TokenScope(new RepositoryAddress.ByName(downstream), permission);
    }

    private static String path(TokenScope scope, String runId) {
        return scope.repository().path() + "/actions/runs/" + runId;
    }
}
