package crcr.infrastructure.redis.targets;

import crcr.application.deadletter.DeadLetter;
import crcr.application.deadletter.DeadLetters;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import crcr.domain.target.TargetMove;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The dispatches that were given up. The id of each is that of its delivery and of its downstream, joined by a colon.
 */
public final class RedisDeadDispatches implements DeadLetters {
    private static final Script LIST = Script.of("targets/dead");
    private static final Script RETRY = Script.of("targets/retry_dead")
            .always("queue_again_from", TargetWords.from(TargetMove.QUEUE_AGAIN))
            .always("queue_again_to", TargetWords.to(TargetMove.QUEUE_AGAIN))
            .always("need_payload", TargetWords.all(TargetState::needsPayload));
    private static final Script DROP = Script.of("targets/drop_dead")
            .always("drop_from", TargetWords.from(TargetMove.DROP))
            .always("drop_to", TargetWords.to(TargetMove.DROP));

    private final Redis redis;
    private final Duration life;

    /**
     * Finds them in {@code redis}.
     *
     * @param life the time for which a record lives after it was last written
     */
    public RedisDeadDispatches(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    /** The delivery and the downstream of an id. */
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
        return redis.run(LIST.on().with("from_ms", from).with("to_ms", to).with("most", most)).rows("dead").stream()
                .map(RedisDeadDispatches::letter)
                .toList();
    }

    private static DeadLetter letter(Answered found) {
        Named named = new Named(new DeliveryId(found.text("delivery")), RepositoryName.of(found.text("downstream")));
        return new DeadLetter(
                named.id(),
                named.delivery().value(),
                named.downstream(),
                found.instant("died"),
                (int) found.number("attempts"),
                found.text("reason"));
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
        return now != null && Script.text(now).equals(TargetState.DEAD.wireName());
    }

    @Override
    public boolean retry(String id) {
        return Named.by(id).filter(this::isQueuedAgain).isPresent();
    }

    @Override
    public boolean drop(String id) {
        return Named.by(id).filter(this::isDropped).isPresent();
    }

    private boolean isQueuedAgain(Named named) {
        return redis.run(about(named, RETRY.on(Keys.delivery(named.delivery()), Keys.payload(named.delivery())))
                        .with("life_ms", life))
                .isTrue("done");
    }

    private boolean isDropped(Named named) {
        return redis.run(about(named, DROP.on(Keys.delivery(named.delivery())))).isTrue("done");
    }

    private static ScriptCall about(Named named, ScriptCall call) {
        return call.with("id", named.delivery().value())
                .with("downstream", named.downstream().key());
    }
}
