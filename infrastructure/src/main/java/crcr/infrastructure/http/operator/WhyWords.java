package crcr.infrastructure.http.operator;

import crcr.application.delivery.IgnoredDelivery;
import crcr.application.dispatch.TargetQueue;
import crcr.application.explanation.Explanation;
import crcr.application.explanation.Explanation.Listing;
import crcr.application.explanation.Fate;
import crcr.application.explanation.PastDelivery;
import crcr.application.explanation.Sought;
import crcr.application.explanation.Stage;
import crcr.application.explanation.Step;
import crcr.application.operator.OperatorCommand;
import crcr.application.operator.Setting;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Participation;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.RelayRule;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes an explanation in sentences.
 *
 * @param explanation the explanation
 */
record WhyWords(Explanation explanation) {
    private static final int SHOWN_OF_SHA = 7;

    /** Returns whether the repository is listed, with the consequences and its present name. */
    String standing() {
        return listing() + explanation.presentName().map(this::renamed).orElse("");
    }

    private String renamed(RepositoryName present) {
        return explanation.listing() instanceof Listing.Listed
                ? "; it was renamed and is called " + present + " now, which the allowlist should have instead"
                : "; the repository that reported under this name is called " + present + " now";
    }

    private String listing() {
        RepositoryName repository = explanation.repository();
        return switch (explanation.listing()) {
            case Listing.Listed(Downstream downstream) ->
                downstream.repository() + " is on the allowlist, at " + downstream.level() + triggered(downstream)
                        + (downstream.has(Grant.RESULTS_TO_HUD)
                                ? ", and its results are taken"
                                : ", and its results are not taken");
            case Listing.NotListed() ->
                repository + " is not on the allowlist now, so nothing that comes now is sent to it; ask the upstream's"
                        + " maintainers to add it";
            case Listing.NoAllowlistYet() ->
                "no allowlist has been loaded yet, so whether " + repository + " is on it is not known, and whatever"
                        + " comes now is refused until it is";
        };
    }

    private static String triggered(Downstream downstream) {
        return downstream.has(Grant.DISPATCH)
                ? ": it is triggered"
                : ", and its events do not include " + Participation.PULL_REQUEST.event() + ": it is not triggered";
    }

    /** Returns the meaning of an empty record; empty if something is on record. */
    Optional<String> nothing() {
        if (!explanation.deliveries().isEmpty()) {
            return Optional.empty();
        }
        String subject = switch (explanation.sought()) {
            case Sought.Delivery(DeliveryId id) -> "delivery " + id + " is not on record";
            case Sought.PullRequest(RepositoryName upstream, long number) ->
                "no delivery about " + upstream + "#" + number + " is on record";
            case Sought.Latest() -> "no delivery is on record";
        };
        return Optional.of(subject + ": it never arrived, was refused, or came longer ago than records are kept"
                + " (" + Setting.CRCR_STATUS_TTL + "). The App's recent deliveries at GitHub show which. Relayed are "
                + explanation.rule().inWords() + ", of " + explanation.rule().upstream());
    }

    /** Returns the fate of a delivery. */
    String of(PastDelivery past) {
        return switch (past) {
            case PastDelivery.Ignored(Instant at, IgnoredDelivery delivery) ->
                name(delivery.id(), delivery.event(), delivery.action(), delivery.pullRequest(), "") + " came at "
                        + time(at) + " and is relayed to nobody: " + delivery.reason();
            case PastDelivery.Accepted(Instant at, DeliveryId id, UpstreamEvent event, Optional<Fate> fate) ->
                name(id, event.type(), event.action(), event.pullRequest(), event.headSha())
                        + fate.map(known -> became(id, known))
                                .orElseGet(() -> RelayRule.isDispatched(event)
                                        ? " was not sent to " + explanation.repository()
                                                + ", which was not on the allowlist when it was accepted, at "
                                                + time(at) + ", or did not have pull_request among its events"
                                        : " came at " + time(at) + " and was acted on; such events are sent to nobody");
        };
    }

    private static String name(
            DeliveryId id, String event, Optional<String> action, OptionalLong pullRequest, String sha) {
        StringBuilder name = new StringBuilder("delivery " + id + " (" + event);
        action.ifPresent(known -> name.append(' ').append(known));
        pullRequest.ifPresent(number -> name.append(", #").append(number));
        if (!sha.isEmpty()) {
            name.append(", ").append(sha, 0, Math.min(SHOWN_OF_SHA, sha.length()));
        }
        return name.append(')').toString();
    }

    private String became(DeliveryId id, Fate fate) {
        RepositoryName repository = explanation.repository();
        return switch (fate.stage()) {
            case Stage.WaitsForWorker() -> " waits for a free worker of the relay";
            case Stage.WaitsForOlder(Optional<DeliveryId> older) ->
                " waits for an older event of its pull request to go first"
                        + older.map(which -> ": delivery " + which).orElse("");
            case Stage.WaitsForRetry(Instant until) -> " failed so far, and is tried again at " + time(until);
            case Stage.WaitsForOwner(Instant until) ->
                " waits until " + time(until) + ": GitHub limits the calls for " + repository.owner();
            case Stage.WaitsForPause(Instant until) ->
                " waits until " + time(until) + ": dispatches to " + repository + " kept failing, so they are paused";
            case Stage.Begun(Instant at) ->
                " is being dispatched since " + time(at) + ", and GitHub's answer is not on record yet";
            case Stage.Unstarted(Instant at, Instant noticed) ->
                " was dispatched at " + time(at) + ": GitHub took it, and no job had reported by " + time(noticed)
                        + "; does a workflow of " + repository
                        + " start on repository_dispatch, and does it report?";
            case Stage.Dispatched(Instant at) -> " was dispatched at " + time(at) + ", with attempt " + fate.attempts();
            case Stage.Superseded(Instant at, DeliveryId by) ->
                " was given up at " + time(at) + " before GitHub took it, since delivery " + by
                        + ", a newer event of its pull request, supersedes it";
            case Stage.Dead(Instant at, String reason) ->
                " was given up at " + time(at) + ": " + reason + "; "
                        + OperatorCommand.retryDeadLetter(TargetQueue.NAME, id + ":" + repository) + " queues it again";
            case Stage.Dropped(Instant at) -> " was given up, and dropped by an operator at " + time(at);
            case Stage.Expired(Instant at) ->
                " was not dispatched before its records expired, which was noticed at " + time(at);
        };
    }

    /** Returns a word for the stage of a target. */
    static String outcome(Fate fate) {
        return switch (fate.stage()) {
            case Stage.WaitsForWorker _, Stage.WaitsForOlder _, Stage.WaitsForOwner _, Stage.WaitsForPause _ ->
                "waiting";
            case Stage.WaitsForRetry _ -> "retrying";
            case Stage.Begun _ -> "begun";
            case Stage.Dispatched _ -> "dispatched";
            case Stage.Unstarted _ -> "unstarted";
            case Stage.Superseded _ -> "superseded";
            case Stage.Dead _ -> "dead";
            case Stage.Dropped _ -> "dropped";
            case Stage.Expired _ -> "expired";
        };
    }

    /** Returns the step in words. */
    static String of(Step step) {
        return switch (step.kind()) {
            case TAKEN -> "GitHub took it";
            case FAILED -> "failed: " + step.text();
            case LIMITED -> "GitHub limited the calls: " + step.text();
            case UNANSWERED -> "tried again, since the process that had tried is gone, and GitHub's answer with it";
            case REQUEUED -> "queued again, after it had been given up";
        };
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
