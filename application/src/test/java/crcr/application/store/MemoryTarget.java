package crcr.application.store;

import crcr.domain.delivery.Delivery;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a {@link MemoryStore} knows of one target. */
final class MemoryTarget {
    private static final Set<State> ENDED = Set.of(State.DONE, State.DEAD, State.SUPERSEDED);

    private final Delivery delivery;
    private final RepositoryName downstream;
    private final Instant accepted;
    private State state = State.WAITING;
    private boolean supersedesOlder;
    private long turn;
    private int attempts;
    private Optional<Instant> dispatched = Optional.empty();

    /** Whether it waits until an older event of its PR has gone. */
    boolean parked;

    /** When it comes again, if it waits for that. */
    Optional<Instant> due = Optional.empty();

    MemoryTarget(Delivery delivery, RepositoryName downstream, Instant accepted, long turn) {
        this.delivery = delivery;
        this.downstream = downstream;
        this.accepted = accepted;
        this.turn = turn;
        this.supersedesOlder = delivery.event().supersedesOlder();
    }

    /** How far it has come. */
    enum State {
        WAITING,
        BEGUN,
        RETRY,
        DONE,
        DEAD,
        SUPERSEDED
    }

    Delivery delivery() {
        return delivery;
    }

    RepositoryName downstream() {
        return downstream;
    }

    Instant accepted() {
        return accepted;
    }

    String owner() {
        return downstream.owner().toLowerCase(Locale.ROOT);
    }

    State state() {
        return state;
    }

    boolean hasEnded() {
        return ENDED.contains(state);
    }

    long turn() {
        return turn;
    }

    /** When the last attempt began, or when it succeeded. */
    Instant dispatched() {
        return dispatched.orElseThrow();
    }

    int begin(Instant now) {
        state = State.BEGUN;
        dispatched = Optional.of(now);
        attempts++;
        return attempts;
    }

    void succeed(Instant now) {
        end(State.DONE);
        dispatched = Optional.of(now);
    }

    void putOff(Instant until) {
        state = State.RETRY;
        due = Optional.of(until);
    }

    void forgetAttempt() {
        attempts--;
    }

    void end(State how) {
        state = how;
        due = Optional.empty();
        parked = false;
    }

    /** Lets a dead one wait again, as the last of its PR: it comes out of its order, so that it supersedes nothing. */
    void rise(long newTurn) {
        state = State.WAITING;
        turn = newTurn;
        attempts = 0;
        supersedesOlder = false;
    }

    boolean isOfTheSamePullRequestAs(MemoryTarget other) {
        return this != other
                && delivery.event().pullRequest().isPresent()
                && delivery.event().pullRequest().equals(other.delivery.event().pullRequest())
                && delivery.event().upstream().equals(other.delivery.event().upstream())
                && downstream.equals(other.downstream);
    }

    boolean supersedes(MemoryTarget other) {
        return supersedesOlder && isOfTheSamePullRequestAs(other) && other.turn < turn;
    }

    /** Whether a newer event of its PR has to wait for this one. */
    boolean goesFirst() {
        return state == State.WAITING || state == State.BEGUN;
    }
}
