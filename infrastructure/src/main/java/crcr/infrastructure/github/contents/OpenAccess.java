package crcr.infrastructure.github.contents;

import crcr.infrastructure.github.api.ApiCalls;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.RepositoryRequest;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes calls without a token, for public files. All clients of an address share 60 calls an hour, including those that
 * are answered 304. So it makes one every 5 minutes at most, and not before GitHub allows it.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#primary-rate-limit-for-unauthenticated-users">GitHub's
 *     limit</a>
 */
public final class OpenAccess {
    private static final Duration BETWEEN_CALLS = Duration.ofMinutes(5);

    private final ApiCalls calls;
    private final Clock clock;
    private Instant last = Instant.MIN;
    private Duration pause = Duration.ZERO;

    /** Makes the first call without a pause. */
    public OpenAccess(ApiCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Makes a call.
     *
     * @return an answer that serves the purpose; empty if it is too early for another call
     */
    synchronized Optional<WholeResponse> call(RepositoryRequest request)
            throws CallFailedException, InterruptedException {
        Instant now = clock.instant();
        // A clock that was set back does not lengthen a pause.
        if (!now.isBefore(last) && now.isBefore(last.plus(pause))) {
            return Optional.empty();
        }
        last = now;
        pause = BETWEEN_CALLS;
        WholeResponse reply = calls.send(
                request.operation(),
                request.shape().apply(calls.to(request.path())).build());
        if (!request.success().test(reply)) {
            CallFailure failure = CallFailure.of(reply);
            if (failure instanceof CallFailure.Limited(Optional<Duration> asked, var _)) {
                pause = asked.filter(longer -> longer.compareTo(BETWEEN_CALLS) > 0)
                        .orElse(BETWEEN_CALLS);
            }
            throw new CallFailedException(failure);
        }
        return Optional.of(reply);
    }

    /** Returns when the next call is allowed. */
    synchronized Instant next() {
        return last.plus(pause);
    }
}
