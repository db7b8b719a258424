package crcr.infrastructure.redis.history;

import crcr.application.delivery.IgnoredDelivery;
import crcr.application.explanation.DeliveryHistory;
import crcr.application.explanation.Fate;
import crcr.application.explanation.PastDelivery;
import crcr.application.explanation.Sought;
import crcr.application.explanation.Stage;
import crcr.application.explanation.Step;
import crcr.application.explanation.Waiting;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import crcr.infrastructure.redis.targets.RecordedEvent;
import crcr.infrastructure.redis.targets.TargetWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks up what the scripts have noted of deliveries. */
public final class RedisDeliveryHistory implements DeliveryHistory {
    private static final Script FIND =
            Script.of("history/find").always("go_first", TargetWords.all(TargetState::goesFirst));

    private final Redis redis;

    /** Reads there. */
    public RedisDeliveryHistory(Redis redis) {
        this.redis = redis;
    }

    @Override
    public List<PastDelivery> find(Sought sought, RepositoryName downstream, int most) {
        Answered answer = redis.run(sought(sought)
                .with("downstream", downstream.key())
                .with("owner", downstream.owner().toLowerCase(Locale.ROOT))
                .with("most", most));
        Instant now = answer.instant("now");
        return answer.rows("found").stream().map(found -> delivery(found, now)).toList();
    }

    private static ScriptCall sought(Sought sought) {
        return switch (sought) {
            case Sought.Delivery(DeliveryId id) -> sought("delivery", id.value(), "", "");
            case Sought.PullRequest(RepositoryName upstream, long number) ->
                sought("pull_request", "", upstream.key() + "#" + number, Long.toString(number));
            case Sought.Latest() -> sought("latest", "", "", "");
        };
    }

    private static ScriptCall sought(String how, String id, String lane, String pullRequest) {
        return FIND.on().with("how", how).with("id", id).with("lane", lane).with("pr", pullRequest);
    }

    private static PastDelivery delivery(Answered found, Instant now) {
        DeliveryId id = new DeliveryId(found.text("id"));
        return switch (found.text("kind")) {
            case "ignored" -> new PastDelivery.Ignored(found.instant("at"), ignored(id, found));
            case "accepted" ->
                new PastDelivery.Accepted(
                        found.instant("at"),
                        id,
                        RecordedEvent.of(found),
                        found.optional("state").map(state -> fate(state, found, now)));
            default -> throw found.unknown("kind");
        };
    }

    private static IgnoredDelivery ignored(DeliveryId id, Answered found) {
        return new IgnoredDelivery(
                id,
                found.text("event"),
                found.optional("action"),
                RecordedEvent.pullRequest(found),
                found.text("reason"));
    }

    private static Fate fate(String state, Answered found, Instant now) {
        return new Fate(
                TargetState.named(state).map(kept -> stage(kept, found, now)).orElseThrow(() -> found.unknown("state")),
                (int) found.number("attempts"),
                found.rows("steps").stream().map(RedisDeliveryHistory::step).toList());
    }

    private static Stage stage(TargetState state, Answered found, Instant now) {
        return switch (state) {
            case WAITING -> waiting(found, Optional.empty()).stage(now);
            case RETRY -> waiting(found, found.optionalInstant("due")).stage(now);
            case BEGUN -> new Stage.Begun(found.instant("began"));
            case DONE -> dispatched(found);
            case DEAD -> new Stage.Dead(found.instant("ended"), found.text("reason"));
            case DROPPED -> new Stage.Dropped(found.instant("ended"));
            case SUPERSEDED ->
                new Stage.Superseded(found.instant("ended"), new DeliveryId(found.text("superseded_by")));
            case EXPIRED -> new Stage.Expired(found.instant("ended"));
        };
    }

    private static Stage dispatched(Answered found) {
        Instant at = found.instant("dispatched");
        return found.optionalInstant("unstarted")
                .<Stage>map(noticed -> new Stage.Unstarted(at, noticed))
                .orElseGet(() -> new Stage.Dispatched(at));
    }

    private static Waiting waiting(Answered found, Optional<Instant> retryAt) {
        return new Waiting(
                found.isTrue("parked"),
                found.optional("older").map(DeliveryId::new),
                found.optionalInstant("quiet_until"),
                found.optionalInstant("paused_until"),
                retryAt);
    }

    private static Step step(Answered step) {
        return new Step(step.instant("at"), Step.Kind.valueOf(step.text("what")), step.text("text"));
    }
}
