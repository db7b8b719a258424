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

/** Keeps accepted deliveries. */
public final class RedisDeliveryLedger implements DeliveryLedger, ActedDeliveries {
    private static final Script ACCEPT = OpeningTargets.opening(Script.of("deliveries/accept"))
            .always("redeliver_from", TargetWords.from(TargetMove.REDELIVER))
            .always("redeliver_to", TargetWords.to(TargetMove.REDELIVER))
            .always("need_payload", TargetWords.all(TargetState::needsPayload));

    // A pull request may be pushed for a test long after its last event with labels.
    private static final Duration LABELS_LIVE = Duration.ofDays(90);

    private static final String FROM_THE_START = "0";

    private final Redis redis;
    private final Duration life;
    private final OpeningTargets opening;

    /**
     * Keeps deliveries in {@code redis}.
     *
     * @param life the time for which a record lives after it was last written
     * @param opening opens the targets that {@code deliveries/accept} leaves
     */
    public RedisDeliveryLedger(Redis redis, Duration life, OpeningTargets opening) {
        this.redis = redis;
        this.life = life;
        this.opening = opening;
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
        NewEffects following = new NewEffects(effects, UUID.randomUUID().toString(), CurrentTrace.headers());
        Optional<String> cursor = Optional.of(FROM_THE_START);
        int requeued = 0;
        Answered answer;
        do {
            // A repeat waits for replicas too, because the first one may have been answered with an outage.
            answer = redis.runReplicated(call(delivery, targets, following).with("cursor", cursor));
            requeued += answer.optional("requeued").map(Integer::parseInt).orElse(0);
            cursor = answer.optional("cursor").filter(next -> !next.equals(FROM_THE_START));
        } while (cursor.isPresent());
        return acceptance(delivery, answer, requeued);
    }

    private Acceptance acceptance(Delivery delivery, Answered answer, int requeued) {
        return switch (answer.text("outcome")) {
            case "fresh" -> {
                openRest(delivery, answer);
                yield new Acceptance.Fresh();
            }
            case "repeated" -> {
                openRest(delivery, answer);
                yield new Acceptance.Repeated(requeued);
            }
            case "name_taken" -> new Acceptance.NameTaken(answer.text("known_id"));
            case "not_upstream" -> new Acceptance.NotUpstream();
            default -> throw answer.unknown("outcome");
        };
    }

    // All targets are durable: if this process ends here, another one opens them.
    private void openRest(Delivery delivery, Answered answer) {
        if (answer.isTrue("unopened")) {
            opening.openAllOf(delivery.id());
        }
    }

    private ScriptCall call(Delivery delivery, List<RepositoryName> targets, NewEffects effects) {
        UpstreamEvent event = delivery.event();
        Optional<String> pullRequest = RecordedEvent.pullRequest(event.pullRequest());
        // An event without a pull request has no labels either.
        String labels = Keys.labels(event.pullRequest().orElse(0));
        return OpeningTargets.given(
                        targets,
                        effects.given(ACCEPT.on(effects.keys(
                                Keys.delivery(delivery.id()), Keys.payload(delivery.id()), Keys.upstreams(), labels))))
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
