package crcr.infrastructure.redis.history;

import crcr.application.delivery.IgnoredDelivery;
import crcr.application.explanation.DeliveryHistory;
import crcr.application.explanation.Fate;
import crcr.application.explanation.PastDelivery;
import crcr.application.explanation.Sought;
import crcr.application.explanation.Step;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import crcr.infrastructure.redis.targets.RecordedEvent;
import crcr.infrastructure.redis.targets.RecordedStage;
import crcr.infrastructure.redis.targets.TargetWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Reads the history of deliveries that the scripts have recorded. */
public final class RedisDeliveryHistory implements DeliveryHistory {
    private static final Script FIND =
            Script.of("history/find").always("go_first", TargetWords.all(TargetState::goesFirst));

    private final Redis redis;

    /** Reads from {@code redis}. */
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
                        found.optional("state").map(_ -> fate(found, now)));
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

    private static Fate fate(Answered found, Instant now) {
        return new Fate(
                RecordedStage.of(found, now),
                (int) found.number("attempts"),
                found.rows("steps").stream().map(RedisDeliveryHistory::step).toList());
    }

    private static Step step(Answered step) {
        return new Step(step.instant("at"), Step.Kind.valueOf(step.text("what")), step.text("text"));
    }
}
