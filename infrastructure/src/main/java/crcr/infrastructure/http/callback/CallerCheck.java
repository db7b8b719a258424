package crcr.infrastructure.http.callback;

import crcr.application.callback.Caller;
import crcr.application.callback.ListedCaller;
import crcr.application.callback.ListedCallers;
import crcr.application.callback.VerifyCaller;
import crcr.application.callback.VerifyCaller.Verdict;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.http.intake.RefusalLog;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Identifies the caller of a callback from its headers only. It counts failures for each client. While a client counts
 * as a flood, its tokens are checked in the cheapest way that still accepts every valid one, because hosted runners
 * share addresses.
 */
public final class CallerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CallerCheck.class);
    private static final String BEARER = "bearer ";
    private static final Duration UNDECIDED_FOR = Duration.ofSeconds(10);

    private final VerifyCaller verifying;
    private final ListedCallers callers;
    private final ClientAddresses addresses;
    private final FailedCallers failed;
    private final RefusalLog refusals;

    /**
     * Verifies tokens.
     *
     * @param callers finds the allowlist entries of proven callers
     */
    public CallerCheck(
            VerifyCaller verifying,
            ListedCallers callers,
            ClientAddresses addresses,
            FailedCallers failed,
            RefusalLog refusals) {
        this.verifying = verifying;
        this.callers = callers;
        this.addresses = addresses;
        this.failed = failed;
        this.refusals = refusals;
    }

    /** The result of checking a caller. */
    sealed interface CheckedCaller {
        /** The caller's token proves its identity, and its report may be read. */
        record Proven(ListedCaller caller) implements CheckedCaller {}

        /** The caller's token proves its identity, and it is not on the allowlist. */
        record NotListed(Caller caller) implements CheckedCaller {}

        /** The caller's identity is not proven, or may not report. */
        record Refused(HttpReply reply) implements CheckedCaller {}

        /** The caller's identity cannot be checked yet, which is not its fault. */
        record Undecided(HttpReply reply) implements CheckedCaller {}
    }

    /**
     * Checks the caller without reading its body.
     *
     * @throws crcr.application.callback.IssuerUnreachableException if that is impossible now
     */
    CheckedCaller check(ServerRequest request) {
        InetAddress address = addresses.of(request);
        Optional<String> token = bearer(request);
        Optional<Duration> flooding = failed.flooding(Client.at(address));
        return flooding.isPresent() ? sparingly(token, flooding.get()) : fully(token, address);
    }

    /** Counts a failure that was found before the caller was checked; returns true if its client counts as a flood. */
    boolean isFloodingWith(ServerRequest request) {
        InetAddress address = addresses.of(request);
        fail(address);
        return failed.flooding(Client.at(address)).isPresent();
    }

    private CheckedCaller fully(Optional<String> token, InetAddress address) {
        CheckedCaller finding = token.map(this::verified)
                .orElseGet(() -> refused(
                        "absent",
                        "send the job's OIDC token as Authorization: Bearer; the job needs the permission id-token:"
                                + " write"));
        return switch (finding) {
            case CheckedCaller.Proven _, CheckedCaller.Undecided _ -> finding;
            case CheckedCaller.NotListed _, CheckedCaller.Refused _ -> {
                fail(address);
                yield finding;
            }
        };
    }

    private CheckedCaller verified(String token) {
        return switch (verifying.verify(token)) {
            case Verdict.Rejected(String reason, String detail) -> refused(reason, detail);
            case Verdict.Unmapped(String reason, String detail) ->
                new CheckedCaller.Refused(HttpReply.refusal(Status.FORBIDDEN_403, reason, detail));
            case Verdict.Undecided() ->
                new CheckedCaller.Undecided(HttpReply.later(
                        "providers_unknown",
                        "no providers' file has been loaded yet, so it is not known for which repository this"
                                + " pipeline stands; try again",
                        UNDECIDED_FOR));
            case Verdict.Verified(Caller caller) -> proven(caller);
        };
    }

    private CheckedCaller proven(Caller caller) {
        ListedCaller listed = callers.listed(caller);
        return listed.mayBeListed() ? new CheckedCaller.Proven(listed) : new CheckedCaller.NotListed(caller);
    }

    private CheckedCaller sparingly(Optional<String> token, Duration flooding) {
        return token.map(text -> verifying.verifySparingly(
                        text, caller -> callers.listed(caller).mayBeListed()))
                .filter(Verdict.Verified.class::isInstance)
                .map(Verdict.Verified.class::cast)
                .map(verified -> proven(verified.caller()))
                .orElseGet(() -> tooMany(flooding));
    }

    private static CheckedCaller tooMany(Duration flooding) {
        return new CheckedCaller.Refused(HttpReply.refusal(
                        Status.TOO_MANY_REQUESTS_429,
                        CallbackMeters.ADDRESS_LIMITED,
                        "too many callbacks from this client address could not be authenticated, and neither could this"
                                + " one; one with a valid token of a listed repository is accepted at any time; the cause"
                                + " of this refusal is reported after the pause")
                .retryAfter(flooding));
    }

    private static CheckedCaller refused(String reason, String detail) {
        return new CheckedCaller.Refused(HttpReply.refusal(Status.UNAUTHORIZED_401, "token_" + reason, detail)
                .with(HeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    private void fail(InetAddress address) {
        if (failed.failed(Client.at(address))) {
            LOG.atLevel(refusals.next())
                    .log(
                            "{} callbacks from {} within a minute could not be authenticated; more of them are answered"
                                    + " 429 for the rest of it, and not logged",
                            FailedCallers.PER_MINUTE,
                            address.getHostAddress());
        }
    }

    private static Optional<String> bearer(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty());
    }
}
