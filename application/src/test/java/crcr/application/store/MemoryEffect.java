package crcr.application.store;

import crcr.application.deadletter.DeadLetter;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.Effect;
import crcr.application.outbox.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An effect that waits in {@link MemoryOutbox}. */
record MemoryEffect(String id, Effect effect, Instant accepted, int attempts, Instant due, Optional<String> lease) {
    /** One that was given up. */
    record Dead(MemoryEffect effect, DeadLetter letter) {
        boolean isOf(QueueName queue) {
            return effect.effect().queue().equals(queue);
        }
    }

    static MemoryEffect accepted(String id, Effect effect, Instant now) {
        return new MemoryEffect(id, effect, now, 0, now, Optional.empty());
    }

    MemoryEffect again(Instant now) {
        return accepted(id, effect, now);
    }

    MemoryEffect leased(String by, Instant until) {
        return new MemoryEffect(id, effect, accepted, attempts, until, Optional.of(by));
    }

    MemoryEffect putOff(Instant until, int more) {
        return new MemoryEffect(id, effect, accepted, attempts + more, until, Optional.empty());
    }

    MemoryEffect dueAt(Instant time) {
        return new MemoryEffect(id, effect, accepted, attempts, time, lease);
    }

    /** Whether another one of its lane is about the same subject. */
    boolean isAbout(MemoryEffect other) {
        return effect.subject().isPresent() && effect.subject().equals(other.effect.subject());
    }

    boolean replaces(MemoryEffect other) {
        return isAbout(other) && other.lease.isEmpty();
    }

    boolean isHeldBy(Claimed claimed) {
        return id.equals(claimed.id()) && lease.equals(Optional.of(claimed.lease()));
    }

    Claimed claimed(Instant now) {
        return new Claimed(id, lease.orElseThrow(), effect, attempts, Duration.between(accepted, now), Map.of());
    }

    Dead die(String reason, Instant now) {
        return new Dead(this, new DeadLetter(id, named(), effect.downstream(), now, attempts + 1, reason));
    }

    private String named() {
        return Optional.ofNullable(effect.attributes().get(HudQueue.NAMED))
                .orElseGet(() -> effect.delivery().value());
    }
}
