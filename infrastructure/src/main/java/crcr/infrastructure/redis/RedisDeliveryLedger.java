package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.delivery.DeliveryLedger;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Keeps accepted deliveries. */
final class RedisDeliveryLedger implements DeliveryLedger {
    private static final Script ACCEPT = Script.named("accept.lua");

    private final Redis redis;
    private final Duration life;

    RedisDeliveryLedger(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    @Override
    public Acceptance accept(Delivery delivery, List<RepositoryName> targets) {
        UpstreamEvent event = delivery.event();
        String[] keys = {Keys.delivery(delivery.id()), Keys.payload(delivery.id()), Keys.upstreams()};
        String pullRequest = event.pullRequest().isPresent()
                ? Long.toString(event.pullRequest().getAsLong())
                : "";
        Stream<byte[]> facts = Stream.of(
                bytes(life.toMillis()),
                bytes(delivery.id().value()),
                bytes(event.type()),
                bytes(event.upstream().toString()),
                bytes(pullRequest),
                bytes(event.headSha()),
                delivery.payload().bytes(),
                bytes(pullRequest.isEmpty() ? "" : event.upstream().key() + "#" + pullRequest),
                bytes(event.supersedesOlder() ? "1" : ""),
                bytes(event.action().orElse("")),
                bytes(event.otherName().map(RepositoryName::toString).orElse("")),
                bytes(delivery.upstreamId().orElse("")));
        byte[][] arguments = Stream.concat(facts, targets.stream().map(target -> bytes(target.toString())))
                .toArray(byte[][]::new);
        List<Object> answer = redis.call(commands -> ACCEPT.run(commands, keys, arguments));
        String outcome = Script.text(answer.getFirst());
        return switch (outcome) {
            case "fresh" -> new Acceptance.Fresh();
            case "repeated" -> new Acceptance.Repeated(((Long) answer.get(1)).intValue());
            case "name_taken" -> new Acceptance.NameTaken(Script.text(answer.get(1)));
            case "not_upstream" -> new Acceptance.NotUpstream();
            default -> throw new IllegalStateException("accept.lua answers " + outcome);
        };
    }
}
