package crcr.domain.target;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How far a target has come. {@link TargetMove} has the moves between the states. */
public enum TargetState {
    /** It waits for its first attempt. */
    WAITING,
    /** An attempt has begun, and its outcome is not on record yet. */
    BEGUN,
    /** An attempt failed, and another one follows. */
    RETRY,
    /** GitHub accepted the dispatch. */
    DONE,
    /** It was given up, and is among the dead letters. */
    DEAD,
    /** It was given up, and an operator dropped it from the dead letters. */
    DROPPED,
    /** A newer event of its pull request made it stale. */
    SUPERSEDED,
    /** Its payload had expired before GitHub accepted it. */
    EXPIRED;

    private static final Set<TargetState> OPEN = Set.of(WAITING, BEGUN, RETRY);
    private static final Set<TargetState> REPORTED_ON = Set.of(BEGUN, RETRY, DONE);
    private static final Set<TargetState> FIRST = Set.of(WAITING, BEGUN);
    private static final Set<TargetState> WITHOUT_SUCCESS = Set.of(DEAD, DROPPED, EXPIRED);
    private static final Set<TargetState> WITHOUT_PAYLOAD = Set.of(DONE, DROPPED, SUPERSEDED);

    /** Returns the state that is kept under that name. */
    public static Optional<TargetState> named(String wireName) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equals(wireName))
                .findFirst();
    }

    /** Returns the states for which that holds, in the order of their declaration. */
    public static Set<TargetState> all(Predicate<TargetState> question) {
        EnumSet<TargetState> states = EnumSet.allOf(TargetState.class);
        states.removeIf(question.negate());
        return Collections.unmodifiableSet(states);
    }

    /** Returns the name under which it is kept. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state after that move; empty if the move is not possible. */
    public Optional<TargetState> after(TargetMove move) {
        return move.from().contains(this) ? Optional.of(move.to()) : Optional.empty();
    }

    /** Returns true until it has ended. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /**
     * Returns true if the downstream may report on it. An attempt that failed may have reached the downstream all the
     * same, as long as the target has not ended.
     */
    public boolean mayBeReportedOn() {
        return REPORTED_ON.contains(this);
    }

    /** Returns true if newer events of its pull request wait for it. Nobody waits for a retry. */
    public boolean goesFirst() {
        return FIRST.contains(this);
    }

    /** Returns true if it was given up, so that the same delivery, if it comes again, queues it again. */
    public boolean endedWithoutSuccess() {
        return WITHOUT_SUCCESS.contains(this);
    }

    /** Returns true if it still needs the payload: it is open, or may be queued again without another delivery. */
    public boolean needsPayload() {
        return !WITHOUT_PAYLOAD.contains(this);
    }
}
