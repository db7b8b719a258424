package crcr.application.store;

import crcr.application.explanation.Fate;
import crcr.application.explanation.Stage;
import crcr.application.explanation.Step;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private final List<Step> steps = new ArrayList<>();
    private Optional<Instant> ended = Optional.empty();
    private Optional<DeliveryId> supersededBy = Optional.empty();
    private String reason = "";

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
        if (state == State.BEGUN) {
            note(now, Step.Kind.UNANSWERED, "");
        }
        state = State.BEGUN;
        dispatched = Optional.of(now);
        attempts++;
        return attempts;
    }

    void succeed(Instant now) {
        note(now, Step.Kind.TAKEN, "");
        end(State.DONE, now);
        dispatched = Optional.of(now);
    }

    void putOff(Instant until) {
        state = State.RETRY;
        due = Optional.of(until);
    }

    void forgetAttempt() {
        attempts--;
    }

    /** Notes one more thing that happened. */
    void note(Instant now, Step.Kind kind, String text) {
        steps.add(new Step(now, kind, text.substring(0, Math.min(text.length(), 200))));
        if (steps.size() > Fate.MOST_STEPS) {
            steps.removeFirst();
        }
    }

    /** A newer event makes it stale. */
    void supersede(MemoryTarget newer, Instant now) {
        supersededBy = Optional.of(newer.delivery.id());
        end(State.SUPERSEDED, now);
    }

    /** It is given up. */
    void die(String why, Instant now) {
        reason = why;
        end(State.DEAD, now);
    }

    /** What became of it, apart from what it waits for. */
    Stage stage(Stage waits) {
        return switch (state) {
            case WAITING, RETRY -> waits;
            case BEGUN -> new Stage.Begun(dispatched());
            case DONE -> new Stage.Dispatched(dispatched());
            case DEAD -> new Stage.Dead(ended.orElseThrow(), reason);
            case SUPERSEDED -> new Stage.Superseded(ended.orElseThrow(), supersededBy.orElseThrow());
        };
    }

    Fate fate(Stage waits) {
        return new Fate(stage(waits), attempts, steps);
    }

    private void end(State how, Instant now) {
        ended = Optional.of(now);
        state = how;
        due = Optional.empty();
        parked = false;
    }

    /** Lets a dead one wait again, as the last of its PR: it comes out of its order, so that it supersedes nothing. */
    void rise(long newTurn, Instant now) {
        note(now, Step.Kind.REQUEUED, "");
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
