package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;
import static crcr.infrastructure.redis.Script.text;

import crcr.application.deadletter.DeadLetter;
import crcr.application.deadletter.DeadLetters;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The dispatches that were given up; the id of one is its delivery's and its downstream, joined by a colon. */
final class RedisDeadDispatches implements DeadLetters {
    private static final Script LIST = Script.named("dead_dispatches.lua");
    private static final Script RETRY = Script.named("dead_dispatch_retry.lua");
    private static final Script DROP = Script.named("dead_dispatch_drop.lua");

    private final Redis redis;
    private final Duration life;

    RedisDeadDispatches(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    /** What an id names. */
    private record Named(DeliveryId delivery, RepositoryName downstream) {
        static Optional<Named> by(String id) {
            int colon = id.indexOf(':');
            Optional<DeliveryId> delivery = DeliveryId.parse(id.substring(0, Math.max(0, colon)));
            Optional<RepositoryName> downstream = RepositoryName.parse(id.substring(colon + 1));
            return delivery.isPresent() && downstream.isPresent()
                    ? Optional.of(new Named(delivery.get(), downstream.get()))
                    : Optional.empty();
        }

        String id() {
            return delivery + ":" + downstream;
        }
    }

    @Override
    public List<DeadLetter> died(Instant from, Instant to, int most) {
        List<Object> found = redis.call(commands ->
                LIST.run(commands, new String[] {}, bytes(from.toEpochMilli()), bytes(to.toEpochMilli()), bytes(most)));
        return found.stream().map(fields -> letter((List<?>) fields)).toList();
    }

    private static DeadLetter letter(List<?> fields) {
        Named named = new Named(new DeliveryId(text(fields.get(0))), RepositoryName.of(text(fields.get(1))));
        return new DeadLetter(
                named.id(),
                named.delivery(),
                named.downstream(),
                Instant.ofEpochMilli(Long.parseLong(text(fields.get(2)))),
                Integer.parseInt(text(fields.get(3))),
                text(fields.get(4)));
    }

    @Override
    public Optional<Payload> content(String id) {
        return Named.by(id)
                .filter(this::isDead)
                .flatMap(named ->
                        Optional.ofNullable(redis.call(commands -> commands.get(Keys.payload(named.delivery())))))
                .map(Payload::new);
    }

    private boolean isDead(Named named) {
        String state = "state:" + named.downstream().key();
        byte[] now = redis.call(commands -> commands.hget(Keys.delivery(named.delivery()), state));
        return now != null && text(now).equals("dead");
    }

    @Override
    public boolean retry(String id) {
        return Named.by(id).filter(named -> done(RETRY, named)).isPresent();
    }

    @Override
    public boolean drop(String id) {
        return Named.by(id).filter(named -> done(DROP, named)).isPresent();
    }

    private boolean done(Script script, Named named) {
        String[] keys = {Keys.delivery(named.delivery()), Keys.payload(named.delivery())};
        List<Object> answer = redis.call(commands -> script.run(
                commands,
                keys,
                bytes(named.delivery().value()),
                bytes(named.downstream().key()),
                bytes(life.toMillis())));
        return (Long) answer.getFirst() == 1;
    }
}
