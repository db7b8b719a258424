package crcr.domain.delivery;

import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which events are relayed (docs/reference/dispatch.md#relayed-events): {@code push}, and some actions of
 * {@code pull_request}, of the upstream. The upstream is known by its name and, once its id is known, by that as well:
 * names change, and ids do not.
 */
public final class RelayRule {
    private static final String PULL_REQUEST = "pull_request";
    private static final String PUSH = "push";
    private static final List<String> PULL_REQUEST_ACTIONS = List.of("opened", "reopened", "synchronize", "closed");

    // The upstream's bot pushes a pull request's commit there to have it tested in full.
    private static final Pattern TRUNK_OF_PULL_REQUEST =
            Pattern.compile("refs/(?:heads|tags)/ciflow/trunk/([1-9]\\d{0,17})");

    private final RepositoryName upstream;

    /** The rule for the events of this upstream. */
    public RelayRule(RepositoryName upstream) {
        this.upstream = upstream;
    }

    /** Whose events are relayed. */
    public RepositoryName upstream() {
        return upstream;
    }

    /** Why an event of another repository is not relayed. */
    public String notUpstream() {
        return "repository is not the upstream " + upstream;
    }

    /** Which events are relayed, in words. */
    public String inWords() {
        return PUSH + ", and " + PULL_REQUEST + " with the action " + String.join(", ", PULL_REQUEST_ACTIONS);
    }

    /**
     * Whether an event comes from the upstream's name, or from the repository of that id.
     *
     * @param knownId the id that the upstream's events are known to come with
     */
    public boolean isOfUpstream(IncomingEvent event, Optional<String> knownId) {
        return name(event, knownId).isPresent();
    }

    // That another repository has the name by now is for the ledger to find: it remembers the id for all processes.
    private Optional<RepositoryName> name(IncomingEvent event, Optional<String> knownId) {
        boolean hasItsId = knownId.isPresent() && event.repositoryId().equals(knownId);
        return event.repository().flatMap(RepositoryName::parse).filter(name -> name.equals(upstream) || hasItsId);
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

    /**
     * Decides about one event.
     *
     * @param knownId the id that the upstream's events are known to come with
     */
    public Ruling decide(IncomingEvent event, Optional<String> knownId) {
        if (!event.type().equals(PULL_REQUEST) && !event.type().equals(PUSH)) {
            return new Ruling.Ignored("event " + event.type() + " is not relayed");
        }
        if (event.repository().isEmpty()) {
            return new Ruling.Incomplete("repository.full_name");
        }
        Optional<RepositoryName> nameThen = name(event, knownId);
        if (nameThen.isEmpty()) {
            return new Ruling.Ignored(notUpstream());
        }
        return event.type().equals(PUSH) ? push(event, nameThen.get()) : pullRequest(event, nameThen.get());
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

    private Ruling push(IncomingEvent event, RepositoryName nameThen) {
        return event.after().isEmpty()
                ? new Ruling.Incomplete("after")
                : relayed(
                        event, nameThen, pullRequestOfPush(event), event.after().get());
    }

    private static OptionalLong pullRequestOfPush(IncomingEvent event) {
        return event.ref()
                .filter(_ -> !event.deleted())
                .map(TRUNK_OF_PULL_REQUEST::matcher)
                .filter(Matcher::matches)
                .map(matcher -> OptionalLong.of(Long.parseLong(matcher.group(1))))
                .orElseGet(OptionalLong::empty);
    }

    private Ruling pullRequest(IncomingEvent event, RepositoryName nameThen) {
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
                : relayed(
                        event,
                        nameThen,
                        event.pullRequest(),
                        event.pullRequestHead().get());
    }

    private Ruling relayed(IncomingEvent event, RepositoryName nameThen, OptionalLong pullRequest, String headSha) {
        return new Ruling.Relayed(
                new UpstreamEvent(event.type(), event.action(), upstream, nameThen, pullRequest, headSha));
    }
}
