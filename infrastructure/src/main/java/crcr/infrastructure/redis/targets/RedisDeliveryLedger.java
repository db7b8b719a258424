package crcr.infrastructure.redis.targets;

import crcr.application.delivery.ActedDeliveries;
import crcr.application.delivery.DeliveryLedger;
import crcr.application.outbox.Effect;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import crcr.domain.target.TargetMove;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.outbox.NewEffects;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import crcr.infrastructure.spans.CurrentTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps accepted deliveries. */
public final class RedisDeliveryLedger implements DeliveryLedger, ActedDeliveries {
    private static final Script ACCEPT = Script.of("deliveries/accept")
            .always("waiting", TargetState.WAITING.wireName())
            .always("supersede_from", TargetWords.from(TargetMove.SUPERSEDE))
            .always("supersede_to", TargetWords.to(TargetMove.SUPERSEDE))
            .always("redeliver_from", TargetWords.from(TargetMove.REDELIVER))
            .always("redeliver_to", TargetWords.to(TargetMove.REDELIVER))
            .always("need_payload", TargetWords.all(TargetState::needsPayload));

    // A pull request may be pushed for a test long after its last event with labels.
    private static final Duration LABELS_LIVE = Duration.ofDays(90);

    private final Redis redis;
    private final Duration life;

    /**
     * Keeps deliveries in {@code redis}.
     *
     * @param life the time for which a record lives after it was last written
     */
    public RedisDeliveryLedger(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    @Override
    public Acceptance accept(Delivery delivery, List<RepositoryName> targets) {
        return keep(delivery, targets, List.of());
    }

    @Override
    public Acceptance act(Delivery delivery, List<Effect> effects) {
        return keep(delivery, List.of(), effects);
    }

    private Acceptance keep(Delivery delivery, List<RepositoryName> targets, List<Effect> effects) {
        // A repeat waits for replicas too, because the first one may have been answered with an outage.
        Answered answer = redis.runReplicated(call(
                delivery, targets, new NewEffects(effects, UUID.randomUUID().toString(), CurrentTrace.headers())));
        return switch (answer.text("outcome")) {
            case "fresh" -> new Acceptance.Fresh();
            case "repeated" -> new Acceptance.Repeated((int) answer.number("requeued"));
            case "name_taken" -> new Acceptance.NameTaken(answer.text("known_id"));
            case "not_upstream" -> new Acceptance.NotUpstream();
            default -> throw answer.unknown("outcome");
        };
    }

    private ScriptCall call(Delivery delivery, List<RepositoryName> targets, NewEffects effects) {
        UpstreamEvent event = delivery.event();
        Optional<String> pullRequest = RecordedEvent.pullRequest(event.pullRequest());
        // An event without a pull request has no labels either.
        String labels = Keys.labels(event.pullRequest().orElse(0));
        return effects.given(ACCEPT.on(effects.keys(
                        Keys.delivery(delivery.id()), Keys.payload(delivery.id()), Keys.upstreams(), labels)))
                .with("id", delivery.id().value())
                .with("event", event.type())
                .with("action", event.action())
                .with("upstream", event.upstream().toString())
                .with("name_then", event.otherName().map(RepositoryName::toString))
                .with("upstream_id", delivery.upstreamId())
                .with("pr", pullRequest)
                .with("sha", event.headSha())
                .with("payload", delivery.payload().bytes())
                .with("lane", pullRequest.map(number -> event.upstream().key() + "#" + number))
                .with("supersedes", event.supersedesOlder() ? "1" : "")
                .with(
                        "downstreams",
                        targets.stream().map(RepositoryName::toString).collect(Collectors.joining(" ")))
                .with("title", delivery.headline().title())
                .with("branch", delivery.headline().branch())
                .with("labels", delivery.labels().map(of -> String.join(" ", of.names())))
                .with(
                        "labels_at",
                        delivery.labels().map(of -> Long.toString(of.updated().toEpochMilli())))
                .with("labels_life_ms", LABELS_LIVE)
                .with("life_ms", life);
    }
}
