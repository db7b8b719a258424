package crcr.domain.delivery;

import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Which events are relayed (contract 2.1): {@code push}, and some actions of {@code pull_request}, of the upstream. */
public final class RelayRule {
    private static final String PULL_REQUEST = "pull_request";
    private static final String PUSH = "push";
    private static final List<String> PULL_REQUEST_ACTIONS = List.of("opened", "reopened", "synchronize", "closed");

    private final RepositoryName upstream;

    /** The rule for the events of this upstream. */
    public RelayRule(RepositoryName upstream) {
        this.upstream = upstream;
    }

    /** Whose events are relayed. */
    public RepositoryName upstream() {
        return upstream;
    }

    /** Which events are relayed, in words. */
    public String inWords() {
        return PUSH + ", and " + PULL_REQUEST + " with the action " + String.join(", ", PULL_REQUEST_ACTIONS);
    }

    /** Whether an event happened in the upstream, as far as it says where it happened. */
    public boolean isOfUpstream(IncomingEvent event) {
        return event.repository().flatMap(RepositoryName::parse).equals(Optional.of(upstream));
    }

    /** What is to be done with an event. */
    public sealed interface Ruling {
        /** It is relayed. */
        record Relayed(UpstreamEvent event) implements Ruling {}

        /** It is none of the relay's business; {@code reason} is for the people who look at GitHub's delivery log. */
        record Ignored(String reason) implements Ruling {}

        /** It would be relayed, but lacks what the relay must know of it. */
        record Incomplete(String field) implements Ruling {}
    }

    /** Decides about one event. */
    public Ruling decide(IncomingEvent event) {
        if (!event.type().equals(PULL_REQUEST) && !event.type().equals(PUSH)) {
            return new Ruling.Ignored("event " + event.type() + " is not relayed");
        }
        if (event.repository().isEmpty()) {
            return new Ruling.Incomplete("repository.full_name");
        }
        if (!isOfUpstream(event)) {
            return new Ruling.Ignored("repository is not the upstream " + upstream);
        }
        return event.type().equals(PUSH) ? push(event) : pullRequest(event);
    }

    /**
     * Whether an event may be relayed, as far as its name and action tell: what GitHub's list of deliveries says of one.
     * Of another repository it is not relayed all the same.
     */
    public boolean mayRelay(String type, Optional<String> action) {
        return type.equals(PUSH)
                || (type.equals(PULL_REQUEST)
                        && action.filter(PULL_REQUEST_ACTIONS::contains).isPresent());
    }

    private Ruling push(IncomingEvent event) {
        return event.after().isEmpty()
                ? new Ruling.Incomplete("after")
                : relayed(event, event.after().get());
    }

    private Ruling pullRequest(IncomingEvent event) {
        if (event.action().isEmpty()) {
            return new Ruling.Incomplete("action");
        }
        if (!PULL_REQUEST_ACTIONS.contains(event.action().get())) {
            return new Ruling.Ignored("action " + event.action().get() + " of pull_request is not relayed");
        }
        if (event.pullRequest().isEmpty()) {
            return new Ruling.Incomplete("pull_request.number");
        }
        return event.pullRequestHead().isEmpty()
                ? new Ruling.Incomplete("pull_request.head.sha")
                : relayed(event, event.pullRequestHead().get());
    }

    private Ruling relayed(IncomingEvent event, String headSha) {
        OptionalLong pullRequest = event.type().equals(PUSH) ? OptionalLong.empty() : event.pullRequest();
        return new Ruling.Relayed(new UpstreamEvent(event.type(), event.action(), upstream, pullRequest, headSha));
    }
}
