package crcr.infrastructure.github.api;

import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls with installation tokens. Installations and tokens are kept, so that a call usually costs one request. If
 * GitHub's answer shows that a kept one is out of date, it is fetched once more.
 */
public final class RepositoryAccess {
    private static final Logger LOG = LoggerFactory.getLogger(RepositoryAccess.class);

    /**
     * The time before its expiry at which a token is renewed: enough for a slow call, and for a clock that is slightly
     * wrong.
     */
    private static final Duration RENEWED_AHEAD = Duration.ofMinutes(5);

    private final ApiCalls calls;
    private final RateRemaining rate;
    private final Kept<RepositoryAddress, Installation> installations;
    private final Kept<TokenScope, InstallationToken> tokens;

    /** Makes calls with tokens that it fetches in the App's name. */
    public RepositoryAccess(ApiCalls calls, AppApi app, RateRemaining rate, Clock clock) {
        this.calls = calls;
        this.rate = rate;
        this.installations = new Kept<>(app::installation, _ -> true);
        this.tokens = new Kept<>(
                scope -> app.token(scope, installations.get(scope.repository())),
                token -> clock.instant().isBefore(token.expires().minus(RENEWED_AHEAD)));
    }

    /**
     * Makes a call. If the kept values turn out to be out of date, it looks up the repository's installation again, and
     * repeats the call.
     *
     * @return an answer that serves the purpose
     */
    public WholeResponse call(TokenScope scope, RepositoryRequest request)
            throws CallFailedException, InterruptedException {
        Optional<Installation> known = installations.present(scope.repository());
        try {
            return callWithToken(scope, request);
        } catch (CallFailedException e) {
            if (known.isEmpty() || !mayMeanAnotherInstallation(e.failure())) {
                throw e;
            }
            LOG.info(
                    "{}: looking its installation up again, since {}",
                    scope.repository().name(),
                    e.getMessage());
            Installation old = known.get();
            installations.drop(scope.repository(), kept -> kept.equals(old));
            tokens.drop(scope, kept -> kept.installation().equals(old));
            return callWithToken(scope, request);
        }
    }

    /**
     * Makes a call to the repository only if the owner of the kept installation has it. The kept values may be out of
     * date, and are not looked up again.
     *
     * @return an answer that serves the purpose
     */
    public WholeResponse callWithToken(TokenScope scope, RepositoryRequest request)
            throws CallFailedException, InterruptedException {
        InstallationToken token = tokens.get(scope);
        WholeResponse reply = send(scope, request, token);
        if (reply.status() == 401) {
            LOG.info(
                    "{}: GitHub does not accept the token any more, asking for a fresh one",
                    scope.repository().name());
            tokens.drop(scope, kept -> kept.equals(token));
            reply = send(scope, request, tokens.get(scope));
        }
        if (!request.success().test(reply)) {
            throw new CallFailedException(CallFailure.of(reply));
        }
        return reply;
    }

    private WholeResponse send(TokenScope scope, RepositoryRequest request, InstallationToken token)
            throws CallFailedException, InterruptedException {
        WholeResponse reply = calls.send(
                request.operation(),
                request.shape()
                        .apply(calls.to(request.path()))
                        .setHeader("Authorization", token.authorization())
                        .build());
        rate.note(scope.repository().name(), reply);
        return reply;
    }

    // For an installation's tokens, a repository of another installation does not exist.
    private static boolean mayMeanAnotherInstallation(CallFailure failure) {
        return switch (failure) {
            case CallFailure.NoToken _ -> true;
            case CallFailure.Refused(int status, String _) -> status == 404;
            case CallFailure.NotInstalled _, CallFailure.Moved _, CallFailure.NotAuthorized _ -> false;
            case CallFailure.Limited _, CallFailure.Failed _ -> false;
        };
    }
}
