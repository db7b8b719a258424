package crcr.infrastructure.redis.targets;

import crcr.application.delivery.DeliveryLedger;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import crcr.domain.target.TargetMove;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps accepted deliveries. */
public final class RedisDeliveryLedger implements DeliveryLedger {
    private static final Script ACCEPT = Script.of("deliveries/accept")
            .always("waiting", TargetState.WAITING.wireName())
            .always("supersede_from", TargetWords.from(TargetMove.SUPERSEDE))
            .always("supersede_to", TargetWords.to(TargetMove.SUPERSEDE))
            .always("redeliver_from", TargetWords.from(TargetMove.REDELIVER))
            .always("redeliver_to", TargetWords.to(TargetMove.REDELIVER))
            .always("need_payload", TargetWords.all(TargetState::needsPayload));

    private final Redis redis;
    private final Duration life;

    /**
     * Keeps them there.
     *
     * @param life how long a record lives after it was last written
     */
    public RedisDeliveryLedger(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    @Override
    public Acceptance accept(Delivery delivery, List<RepositoryName> targets) {
        // A repeat waits too: the first one may have been answered with an outage.
        Answered answer = redis.runReplicated(call(delivery, targets));
        return switch (answer.text("outcome")) {
            case "fresh" -> new Acceptance.Fresh();
            case "repeated" -> new Acceptance.Repeated((int) answer.number("requeued"));
            case "name_taken" -> new Acceptance.NameTaken(answer.text("known_id"));
            case "not_upstream" -> new Acceptance.NotUpstream();
            default -> throw answer.unknown("outcome");
        };
    }

    private ScriptCall call(Delivery delivery, List<RepositoryName> targets) {
        UpstreamEvent event = delivery.event();
        Optional<String> pullRequest = RecordedEvent.pullRequest(event.pullRequest());
        return ACCEPT.on(Keys.delivery(delivery.id()), Keys.payload(delivery.id()), Keys.upstreams())
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
                .with("life_ms", life);
    }
}
