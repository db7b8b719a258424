package crcr.domain.delivery;

import crcr.domain.event.CheckRunRerequested;
import crcr.domain.event.CheckSuiteRerequested;
import crcr.domain.event.IncomingEvent;
import crcr.domain.event.Other;
import crcr.domain.event.PullRequest;
import crcr.domain.event.Push;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rule that decides which events are relayed (docs/downstream/payload.md#relayed-events): {@code push}, and some
 * actions of {@code pull_request}, of the upstream. The upstream is known by its name and, once its id is known, by its
 * id too, because names change and ids do not.
 */
public final class RelayRule {
    private static final List<String> PULL_REQUEST_ACTIONS = List.of("opened", "reopened", "synchronize", "closed");

    private final RepositoryName upstream;

    /** Makes the rule for the events of this upstream. */
    public RelayRule(RepositoryName upstream) {
        this.upstream = upstream;
    }

    /** Returns the upstream whose events are relayed. */
    public RepositoryName upstream() {
        return upstream;
    }

    /** Returns why an event of another repository is not relayed. */
    public String notUpstream() {
        return "repository is not the upstream " + upstream;
    }

    /**
     * Returns why an event with the upstream's name and another id is not relayed.
     *
     * @param id the event's id
     * @param knownId the id for which the name is known to stand
     */
    public String nameTaken(Optional<String> id, String knownId) {
        return "repository.id is " + id.orElse("absent") + ", and " + upstream + " is known to be repository " + knownId
                + ": another repository has its name now, and is not relayed until an operator forgets that id";
    }

    /** Returns which events are relayed, in words. */
    public String inWords() {
        return Push.TYPE + ", and " + PullRequest.TYPE + " with the action " + String.join(", ", PULL_REQUEST_ACTIONS);
    }

    /**
     * Returns whether an event comes from the upstream's name, or from the repository of that id.
     *
     * @param knownId the id that the upstream's events are known to come with
     */
    public boolean isOfUpstream(IncomingEvent event, Optional<String> knownId) {
        return upstreamAs(event, knownId).isPresent();
    }

    /**
     * Returns the upstream's name at the time of that event; empty if it is an event of another repository. The rule
     * does not notice that another repository has the name by now: the ledger does, which remembers the id for all
     * processes.
     *
     * @param knownId the id that the upstream's events are known to come with
     */
    public Optional<RepositoryName> upstreamAs(IncomingEvent event, Optional<String> knownId) {
        boolean hasItsId = knownId.isPresent() && event.repository().id().equals(knownId);
        return event.repository()
                .fullName()
                .flatMap(RepositoryName::parse)
                .filter(name -> name.equals(upstream) || hasItsId);
    }

    /** Returns whether events like that one are dispatched. The relay acts on others without a dispatch. */
    public static boolean isDispatched(UpstreamEvent event) {
        return event.isPush()
                || (event.type().equals(PullRequest.TYPE)
                        && event.action().filter(PULL_REQUEST_ACTIONS::contains).isPresent());
    }

    /** The decision about an event. */
    public sealed interface Ruling {
        /** The event is relayed. */
        record Relayed(UpstreamEvent event) implements Ruling {}

        /** The event does not concern the relay; {@code reason} is for readers of GitHub's delivery log. */
        record Ignored(String reason) implements Ruling {}

        /** The event would be relayed, but it lacks a field that the relay needs. */
        record Incomplete(String field) implements Ruling {}
    }

    /**
     * Decides about an event.
     *
     * @param knownId the id that the upstream's events are known to come with
     */
    public Ruling decide(IncomingEvent event, Optional<String> knownId) {
        return switch (event) {
            case Push push -> ofUpstream(push, knownId, nameThen -> push(push, nameThen));
            case PullRequest pullRequest ->
                ofUpstream(pullRequest, knownId, nameThen -> pullRequest(pullRequest, nameThen));
            case CheckRunRerequested _, CheckSuiteRerequested _, Other _ ->
                new Ruling.Ignored("event " + event.type() + " is not relayed");
        };
    }

    private Ruling ofUpstream(IncomingEvent event, Optional<String> knownId, Function<RepositoryName, Ruling> ruling) {
        return event.repository().fullName().isEmpty()
                ? new Ruling.Incomplete("repository.full_name")
                : upstreamAs(event, knownId).map(ruling).orElseGet(() -> new Ruling.Ignored(notUpstream()));
    }

    /**
     * Returns whether an event may be relayed or acted on, judged only by its name and action, which are all that
     * GitHub's list of deliveries has. An event of another repository is ignored all the same.
     */
    public boolean mayMatter(String type, Optional<String> action) {
        return switch (type) {
            case Push.TYPE -> true;
            case PullRequest.TYPE ->
                action.filter(name -> PULL_REQUEST_ACTIONS.contains(name) || PullRequest.LABEL_ACTIONS.contains(name))
                        .isPresent();
            case CheckRunRerequested.TYPE ->
                action.filter(CheckRunRerequested.ACTION::equals).isPresent();
            case CheckSuiteRerequested.TYPE ->
                action.filter(CheckSuiteRerequested.ACTION::equals).isPresent();
            default -> false;
        };
    }

    private Ruling push(Push push, RepositoryName nameThen) {
        return push.after()
                .map(after -> relayed(push, nameThen, after))
                .orElseGet(() -> new Ruling.Incomplete("after"));
    }

    private Ruling pullRequest(PullRequest event, RepositoryName nameThen) {
        if (event.action().isEmpty()) {
            return new Ruling.Incomplete("action");
        }
        if (!PULL_REQUEST_ACTIONS.contains(event.action().get())) {
            return new Ruling.Ignored("action " + event.action().get() + " of pull_request is not relayed");
        }
        if (event.number().isEmpty()) {
            return new Ruling.Incomplete("pull_request.number");
        }
        return event.headSha()
                .map(headSha -> relayed(event, nameThen, headSha))
                .orElseGet(() -> new Ruling.Incomplete("pull_request.head.sha"));
    }

    private Ruling relayed(IncomingEvent event, RepositoryName nameThen, String headSha) {
        return new Ruling.Relayed(
                new UpstreamEvent(event.type(), event.action(), upstream, nameThen, event.pullRequest(), headSha));
    }
}
