package crcr.application.store;

import crcr.application.deadletter.DeadLetter;
import crcr.application.deadletter.DeadLetters;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Lane;
import crcr.application.outbox.Outbox;
import crcr.application.outbox.PutEffects;
import crcr.application.outbox.QueueDepth;
import crcr.application.outbox.QueueName;
import crcr.domain.delivery.Payload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The effects of a {@link MemoryStore}. */
final class MemoryOutbox implements Outbox, PutEffects {
    private final Clock clock;
    private final Runnable requireThere;
    private final Map<Place, Deque<MemoryEffect>> lanes = new HashMap<>();
    private final Map<String, MemoryEffect.Dead> dead = new LinkedHashMap<>();
    private int names;

    MemoryOutbox(Clock clock, Runnable requireThere) {
        this.clock = clock;
        this.requireThere = requireThere;
    }

    private record Place(QueueName queue, Lane lane) {
        static Place of(Effect effect) {
            return new Place(effect.queue(), effect.lane());
        }
    }

    private synchronized String name(String kind) {
        names++;
        return kind + "-" + names;
    }

    /** Puts an effect behind all others of its lane, in place of those that it replaces. */
    synchronized void append(Effect effect) {
        append(MemoryEffect.accepted(name("effect"), effect, clock.instant()));
    }

    @Override
    public synchronized void put(List<Effect> effects) {
        requireThere.run();
        effects.forEach(this::append);
    }

    private synchronized void append(MemoryEffect added) {
        Deque<MemoryEffect> lane = lanes.computeIfAbsent(Place.of(added.effect()), _ -> new ArrayDeque<>());
        Optional<MemoryEffect> first = Optional.ofNullable(lane.peekFirst());
        lane.removeIf(added::replaces);
        if (!lane.isEmpty() && first.filter(added::replaces).isPresent()) {
            lane.addFirst(lane.removeFirst().dueAt(clock.instant()));
        }
        lane.addLast(added);
    }

    synchronized boolean holds(QueueName queue, Lane lane) {
        return lanes.containsKey(new Place(queue, lane));
    }

    @Override
    public synchronized List<Claimed> claim(QueueName queue, int most, Duration lease) {
        requireThere.run();
        Instant now = clock.instant();
        List<Deque<MemoryEffect>> due = lanes.entrySet().stream()
                .filter(lane -> lane.getKey().queue().equals(queue))
                .map(Map.Entry::getValue)
                .filter(lane -> !lane.getFirst().due().isAfter(now))
                .sorted(Comparator.comparing(lane -> lane.getFirst().due()))
                .limit(most)
                .toList();
        return due.stream()
                .map(lane -> {
                    lane.addFirst(lane.removeFirst().leased(name("lease"), now.plus(lease)));
                    return lane.getFirst().claimed(now);
                })
                .toList();
    }

    @Override
    public synchronized void delivered(Claimed claimed) {
        requireThere.run();
        if (isHeld(claimed)) {
            removeFirst(Place.of(claimed.effect()));
        }
    }

    @Override
    public synchronized void later(Claimed claimed, String answer, Duration pause) {
        putOff(claimed, pause, 1);
    }

    @Override
    public synchronized void limited(Claimed claimed, String answer, Duration pause) {
        putOff(claimed, pause, 0);
    }

    private synchronized void putOff(Claimed claimed, Duration pause, int attempts) {
        requireThere.run();
        if (isHeld(claimed)) {
            Deque<MemoryEffect> lane = laneOf(claimed);
            lane.addFirst(lane.removeFirst().putOff(clock.instant().plus(pause), attempts));
        }
    }

    @Override
    public synchronized void dead(Claimed claimed, String answer) {
        requireThere.run();
        if (isHeld(claimed)) {
            MemoryEffect first = removeFirst(Place.of(claimed.effect()));
            dead.put(first.id(), first.die(answer, clock.instant()));
        }
    }

    private synchronized Deque<MemoryEffect> laneOf(Claimed claimed) {
        return lanes.getOrDefault(Place.of(claimed.effect()), new ArrayDeque<>());
    }

    private synchronized boolean isHeld(Claimed claimed) {
        return Optional.ofNullable(laneOf(claimed).peekFirst())
                .filter(first -> first.isHeldBy(claimed))
                .isPresent();
    }

    private synchronized MemoryEffect removeFirst(Place place) {
        Deque<MemoryEffect> lane = lanes.getOrDefault(place, new ArrayDeque<>());
        MemoryEffect first = lane.removeFirst();
        if (lane.isEmpty()) {
            lanes.remove(place);
        } else {
            lane.addFirst(lane.removeFirst().dueAt(clock.instant()));
        }
        return first;
    }

    synchronized QueueDepth depth(QueueName queue) {
        requireThere.run();
        List<MemoryEffect> all = lanes.entrySet().stream()
                .filter(lane -> lane.getKey().queue().equals(queue))
                .flatMap(lane -> lane.getValue().stream())
                .toList();
        Duration oldest = all.stream()
                .map(effect -> Duration.between(effect.accepted(), clock.instant()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new QueueDepth(all.size(), oldest, deadIn(queue).size());
    }

    private synchronized List<MemoryEffect.Dead> deadIn(QueueName queue) {
        return dead.values().stream().filter(letter -> letter.isOf(queue)).toList();
    }

    /** The dead letters of that queue. */
    DeadLetters letters(QueueName queue) {
        return new Letters(queue);
    }

    private final class Letters implements DeadLetters {
        private final QueueName queue;

        Letters(QueueName queue) {
            this.queue = queue;
        }

        @Override
        public List<DeadLetter> died(Instant from, Instant to, int most) {
            synchronized (MemoryOutbox.this) {
                requireThere.run();
                return deadIn(queue).stream()
                        .map(MemoryEffect.Dead::letter)
                        .filter(letter ->
                                !letter.died().isBefore(from) && !letter.died().isAfter(to))
                        .limit(most)
                        .toList();
            }
        }

        @Override
        public Optional<Payload> content(String id) {
            synchronized (MemoryOutbox.this) {
                requireThere.run();
                return find(id).map(letter -> letter.effect().effect().content());
            }
        }

        @Override
        public boolean retry(String id) {
            synchronized (MemoryOutbox.this) {
                requireThere.run();
                Optional<MemoryEffect.Dead> letter = find(id);
                letter.map(found -> found.effect().again(clock.instant())).ifPresent(again -> {
                    dead.remove(id);
                    if (lanes.getOrDefault(Place.of(again.effect()), new ArrayDeque<>()).stream()
                            .noneMatch(again::isAbout)) {
                        append(again);
                    }
                });
                return letter.isPresent();
            }
        }

        @Override
        public boolean drop(String id) {
            synchronized (MemoryOutbox.this) {
                requireThere.run();
                Optional<MemoryEffect.Dead> letter = find(id);
                letter.ifPresent(_ -> dead.remove(id));
                return letter.isPresent();
            }
        }

        private Optional<MemoryEffect.Dead> find(String id) {
            return Optional.ofNullable(dead.get(id)).filter(letter -> letter.isOf(queue));
        }
    }
}
