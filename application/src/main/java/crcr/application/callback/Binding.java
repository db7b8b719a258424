package crcr.application.callback;

import crcr.application.callback.CallbackOutcome.Contradicts;
import crcr.application.token.CheckCallbackToken;
import crcr.application.token.CheckCallbackToken.Verdict;
import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.TokenBinding;
import crcr.domain.job.JobReport;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a callback's body concerns only its own sender and the dispatches to that sender
 * (docs/concepts/trust.md#run, docs/concepts/trust.md#callback-token).
 */
public final class Binding {
    private static final String UNCHANGED =
            "; send the client_payload back unchanged, as github.event.client_payload has it";

    private final CheckCallbackToken tokens;
    private final WithoutToken withoutToken;

    /** Checks callback tokens with {@code tokens}. */
    public Binding(CheckCallbackToken tokens, WithoutToken withoutToken) {
        this.tokens = tokens;
        this.withoutToken = withoutToken;
    }

    /** The treatment of a callback without a token. */
    public enum WithoutToken {
        /** The callback is accepted. */
        ACCEPTED,
        /** The callback is refused. */
        REFUSED
    }

    /**
     * Returns the contradiction between the body and its sender; empty if there is none.
     *
     * @param names the names under which dispatches may have been sent to the caller, the listed one first
     */
    public Optional<Contradicts> contradiction(Caller caller, List<RepositoryName> names, JobReport report, Echo echo) {
        return otherRun(caller, report.runId(), report.runAttempt())
                .or(() -> echo.token()
                        .map(token -> otherDispatch(token, mayHaveReceivedFor(caller, names), report, echo))
                        .orElseGet(this::absent));
    }

    /**
     * Returns the contradiction between the reported run and the claims of the caller's token; empty if there is none.
     */
    public static Optional<Contradicts> otherRun(Caller caller, String runId, String runAttempt) {
        return unprovenRun(caller, runId).or(() -> otherAttempt(caller, runAttempt));
    }

    // GitHub delivers a dispatch to the repository that has the name, even before the relay knows that two
    // repositories exchanged their names.
    private static List<RepositoryName> mayHaveReceivedFor(Caller caller, List<RepositoryName> names) {
        return Stream.concat(names.stream(), Stream.of(caller.repository())).toList();
    }

    private static Optional<Contradicts> unprovenRun(Caller caller, String reported) {
        return caller.mayReport(reported)
                ? Optional.empty()
                : contradictsRun(
                        "workflow.run_id",
                        reported,
                        "run " + caller.runIds().stream().sorted().collect(Collectors.joining(" or ")));
    }

    private static Optional<Contradicts> otherAttempt(Caller caller, String reported) {
        return caller.runAttempt()
                .filter(proven -> !proven.equals(reported))
                .flatMap(proven -> contradictsRun("workflow.run_attempt", reported, "attempt " + proven));
    }

    private static Optional<Contradicts> contradictsRun(String field, String reported, String proven) {
        return contradicts(
                "other_run",
                field + " is " + reported + ", and the token was issued to " + proven
                        + "; report the job from within its own run, with a token that was requested there");
    }

    private Optional<Contradicts> absent() {
        return switch (withoutToken) {
            case ACCEPTED -> Optional.empty();
            case REFUSED -> contradicts("callback_token_absent", "callback_token is required here" + UNCHANGED);
        };
    }

    private Optional<Contradicts> otherDispatch(
            CallbackToken token, List<RepositoryName> names, JobReport report, Echo echo) {
        return switch (tokens.check(token)) {
            case Verdict.NotGenuine() ->
                contradicts("callback_token_invalid", "callback_token is not as this relay made it" + UNCHANGED);
            case Verdict.Expired(Instant since) ->
                contradicts(
                        "callback_token_expired",
                        "callback_token expired at " + since + ": the dispatch is too old to be reported on; run the"
                                + " job for a new event");
            case Verdict.Genuine(TokenBinding binding) -> otherThan(binding, names, report, echo);
        };
    }

    private static Optional<Contradicts> otherThan(
            TokenBinding binding, List<RepositoryName> names, JobReport report, Echo echo) {
        if (!names.contains(binding.downstream())) {
            return contradicts(
                    "callback_token_foreign",
                    "callback_token was given to another repository than " + names.getFirst() + UNCHANGED);
        }
        if (!binding.delivery().equals(report.delivery())) {
            return contradicts(
                    "callback_token_foreign",
                    "callback_token was given with another delivery than delivery_id says" + UNCHANGED);
        }
        return binding.changedIn(echo.event())
                .map(field ->
                        new Contradicts("payload_changed", field.place() + " is not what was dispatched" + UNCHANGED));
    }

    private static Optional<Contradicts> contradicts(String reason, String detail) {
        return Optional.of(new Contradicts(reason, detail));
    }
}
