package crcr.application.selfreport;

import crcr.application.callback.CallbackOutcome.Contradicts;
import crcr.application.callback.Caller;
import java.util.List;
import java.util.Optional;

/**
 * The rule which runs of GitHub Actions may send self-reports, by the event that started them. A run that a dispatch or
 * a pull request started executes untrusted code (docs/downstream/self-reports.md#whose-runs).
 */
public record StartedBy(List<String> events) {
    private static final String CLAIM = "event_name";

    /** Keeps its own copy. */
    public StartedBy {
        events = List.copyOf(events);
    }

    /** Returns why a caller may not send a self-report; empty if it may, and for callers that run elsewhere. */
    Optional<Contradicts> contradiction(Caller caller) {
        if (!caller.isOnGitHub()) {
            return Optional.empty();
        }
        String allowed =
                "; a self-report comes from a run that one of these events started: " + String.join(", ", events);
        return Optional.ofNullable(caller.run().get(CLAIM))
                .map(event -> events.contains(event)
                        ? Optional.<Contradicts>empty()
                        : contradicts("the token's " + CLAIM + " is " + event + allowed))
                .orElseGet(() -> contradicts("the token has no " + CLAIM + allowed));
    }

    private static Optional<Contradicts> contradicts(String detail) {
        return Optional.of(new Contradicts("event_not_allowed", detail));
    }
}
