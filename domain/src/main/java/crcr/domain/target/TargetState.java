package crcr.domain.target;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The state of a target. {@link TargetMove} has the moves between the states. */
public enum TargetState {
    /** The target waits for its first attempt. */
    WAITING,
    /** An attempt has begun, and its outcome is not on record yet. */
    BEGUN,
    /** An attempt failed, and another one follows. */
    RETRY,
    /** GitHub accepted the dispatch. */
    DONE,
    /** The target was given up, and is among the dead letters. */
    DEAD,
    /** The target was given up, and an operator dropped it from the dead letters. */
    DROPPED,
    /** A newer event of its pull request made the target stale. */
    SUPERSEDED,
    /** The target's payload had expired before GitHub accepted it. */
    EXPIRED;

    private static final Set<TargetState> OPEN = Set.of(WAITING, BEGUN, RETRY);
    private static final Set<TargetState> REPORTED_ON = Set.of(BEGUN, RETRY, DONE);
    private static final Set<TargetState> FIRST = Set.of(WAITING, BEGUN);
    private static final Set<TargetState> WITHOUT_SUCCESS = Set.of(DEAD, DROPPED, EXPIRED);
    private static final Set<TargetState> WITHOUT_PAYLOAD = Set.of(DONE, DROPPED, SUPERSEDED);

    /** Returns the state of that stored name. */
    public static Optional<TargetState> named(String wireName) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equals(wireName))
                .findFirst();
    }

    /** Returns the states that satisfy the predicate, in the order of their declaration. */
    public static Set<TargetState> all(Predicate<TargetState> question) {
        EnumSet<TargetState> states = EnumSet.allOf(TargetState.class);
        states.removeIf(question.negate());
        return Collections.unmodifiableSet(states);
    }

    /** Returns the name under which the state is stored. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state after that move; empty if the move is not possible. */
    public Optional<TargetState> after(TargetMove move) {
        return move.from().contains(this) ? Optional.of(move.to()) : Optional.empty();
    }

    /** Returns true until the target has ended. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /**
     * Returns true if the downstream may report on the target. A failed attempt may have reached the downstream all the
     * same, as long as the target has not ended.
     */
    public boolean mayBeReportedOn() {
        return REPORTED_ON.contains(this);
    }

    /** Returns true if newer events of the same pull request wait for this target. They do not wait for a retry. */
    public boolean goesFirst() {
        return FIRST.contains(this);
    }

    /** Returns true if the target was given up, so that a redelivery queues it again. */
    public boolean endedWithoutSuccess() {
        return WITHOUT_SUCCESS.contains(this);
    }

    /**
     * Returns true if the target still needs the payload: it is open, or may be queued again without another delivery.
     */
    public boolean needsPayload() {
        return !WITHOUT_PAYLOAD.contains(this);
    }
}
