package crcr.infrastructure.github.commits;

import crcr.application.selfreport.LookUpCommit;
import crcr.domain.repository.RepositoryName;
import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import crcr.infrastructure.github.answer.FailureAnswers;
import crcr.infrastructure.github.answer.UpstreamCalls;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.github.api.Permission;
import crcr.infrastructure.github.api.RepositoryAccess;
import crcr.infrastructure.github.api.RepositoryRequest;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Commits of the upstream, as its installation sees them. A lookup is one call, as long as the installation and its
 * token are known.
 *
 * @see <a href="https://docs.github.com/en/rest/commits/commits#get-a-commit">GitHub: get a commit</a>
 */
public final class Commits implements LookUpCommit {
    // "No commit found for SHA: …" has the status 422, for names too; older servers answer 404.
    private static final Set<Integer> MISSING = Set.of(404, 422);

    // A refusal lasts until somebody grants a permission; a failure may be temporary.
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final FailureAnswers<CommitAnswer> ANSWERS = new FailureAnswers<>(
            cause -> new CommitAnswer.Unknown(cause, AFTER_REFUSAL),
            (told, cause) -> new CommitAnswer.Unknown(cause, told.orElse(AFTER_REFUSAL)),
            cause -> new CommitAnswer.Unknown(cause, AFTER_FAILURE));

    private final RepositoryAccess access;
    private final UpstreamCalls upstream;

    /** Makes no call yet. */
    public Commits(RepositoryAccess access, RepositoryName upstream) {
        this.access = access;
        this.upstream = new UpstreamCalls(upstream, Permission.CONTENTS_READ);
    }

    @Override
    public CommitAnswer lookUp(NamedCommit commit) {
        return ANSWERS.answer(() -> {
            try {
                return new CommitAnswer.Checked(new CheckedCommit.Found(sha(commit)));
            } catch (CallFailedException e) {
                if (e.failure() instanceof CallFailure.Refused(int status, String _) && MISSING.contains(status)) {
                    return new CommitAnswer.Checked(new CheckedCommit.Missing());
                }
                throw e;
            }
        });
    }

    private String sha(NamedCommit commit) throws CallFailedException, InterruptedException {
        String name = URLEncoder.encode(commit.name(), StandardCharsets.UTF_8);
        WholeResponse reply = upstream.make(scope -> access.call(
                scope,
                new RepositoryRequest(
                        Operation.COMMIT,
                        scope.repository().path() + "/commits/" + name,
                        request -> request.setHeader("Accept", "application/vnd.github.sha"),
                        WholeResponse::isSuccess)));
        String sha = reply.body().strip().toLowerCase(Locale.ROOT);
        if (!NamedCommit.isSha(sha)) {
            throw new CallFailedException(
                    new CallFailure.Failed("GitHub's answer to a call (" + Operation.COMMIT.label() + ") is no SHA"));
        }
        return sha;
    }
}
