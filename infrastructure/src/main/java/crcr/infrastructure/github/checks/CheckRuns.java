package crcr.infrastructure.github.checks;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.check.PutCheckRun;
import crcr.application.rerun.ListSuite;
import crcr.domain.check.CheckRun;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.answer.FailureAnswers;
import crcr.infrastructure.github.answer.PagedCalls;
import crcr.infrastructure.github.answer.ReadReply;
import crcr.infrastructure.github.answer.UpstreamCalls;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.github.api.Permission;
import crcr.infrastructure.github.api.RepositoryAccess;
import crcr.infrastructure.github.api.RepositoryRequest;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The App's check runs on the upstream. Each method makes as many calls as its port promises, as long as the upstream's
 * installation and token are known and valid.
 *
 * @see <a href="https://docs.github.com/en/rest/checks/runs">GitHub: check runs</a>
 */
public final class CheckRuns implements PutCheckRun, ListSuite {
    private static final String CHECK_RUNS = "/check-runs";

    // Distinguishes "No commit found for SHA: …" from other refusals with the status 422.
    private static final Pattern UNKNOWN_COMMIT = Pattern.compile("(?i)no commit found|commit (?:was )?not found");
    private static final FailureAnswers<PutCheckRun.CheckRunAnswer> PUT = new FailureAnswers<>(
            PutCheckRun.CheckRunAnswer.Refused::new,
            PutCheckRun.CheckRunAnswer.Limited::new,
            PutCheckRun.CheckRunAnswer.Failed::new);
    private static final FailureAnswers<ListSuite.SuiteAnswer> LIST = new FailureAnswers<>(
            ListSuite.SuiteAnswer.Refused::new, ListSuite.SuiteAnswer.Limited::new, ListSuite.SuiteAnswer.Failed::new);

    private final RepositoryAccess access;
    private final PagedCalls pages;
    private final UpstreamCalls upstream;
    private final String appId;

    /**
     * Makes no call yet.
     *
     * @param appId the App whose check runs of a suite are listed
     */
    public CheckRuns(RepositoryAccess access, RepositoryName upstream, String appId) {
        this.access = access;
        this.pages = new PagedCalls(access);
        this.upstream = new UpstreamCalls(upstream, Permission.CHECKS_WRITE);
        this.appId = appId;
    }

    @Override
    public PutCheckRun.CheckRunAnswer create(CheckRun checkRun) {
        return put("POST", "", CheckRunBody.creating(checkRun));
    }

    @Override
    public PutCheckRun.CheckRunAnswer update(long id, CheckRun checkRun) {
        return put("PATCH", "/" + id, CheckRunBody.updating(checkRun));
    }

    private PutCheckRun.CheckRunAnswer put(String method, String which, byte[] body) {
        return PUT.answer(() -> {
            try {
                WholeResponse reply = upstream.make(scope -> access.call(
                        scope,
                        new RepositoryRequest(
                                Operation.CHECK_RUN,
                                scope.repository().path() + CHECK_RUNS + which,
                                request -> request.setHeader("Content-Type", "application/json")
                                        .method(method, BodyPublishers.ofByteArray(body)),
                                WholeResponse::isSuccess)));
                String id = ReadReply.id(Operation.CHECK_RUN, ReadReply.object(Operation.CHECK_RUN, reply));
                return new PutCheckRun.CheckRunAnswer.Shown(Long.parseLong(id));
            } catch (CallFailedException e) {
                if (e.failure() instanceof CallFailure.Refused(int status, String message)) {
                    if (status == 422 && UNKNOWN_COMMIT.matcher(message).find()) {
                        return new PutCheckRun.CheckRunAnswer.UnknownCommit(message);
                    }
                    if (status == 404 && !which.isEmpty()) {
                        return new PutCheckRun.CheckRunAnswer.UnknownCheckRun(message);
                    }
                }
                throw e;
            }
        });
    }

    @Override
    public ListSuite.SuiteAnswer checkRuns(long suite) {
        return LIST.answer(() -> {
            List<JsonNode> listed = upstream.make(scope -> pages.list(
                    scope,
                    Operation.CHECK_SUITE,
                    scope.repository().path() + "/check-suites/" + suite + CHECK_RUNS + "?filter=latest",
                    "check_runs"));
            List<Listed> own = new ArrayList<>();
            for (JsonNode checkRun : listed) {
                if (checkRun.path("app").path("id").asText().equals(appId)) {
                    own.add(new Listed(
                            ReadReply.text(checkRun, "name").orElse(""),
                            ReadReply.text(checkRun, "external_id").orElse(""),
                            ReadReply.text(checkRun, "details_url").orElse("")));
                }
            }
            return new ListSuite.SuiteAnswer.Found(own);
        });
    }
}
