package crcr.application.store;

import crcr.application.explanation.Fate;
import crcr.application.explanation.Stage;
import crcr.application.explanation.Step;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.domain.target.LanePlace;
import crcr.domain.target.TargetKey;
import crcr.domain.target.TargetMove;
import crcr.domain.target.TargetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a {@link MemoryStore} knows of one target. */
final class MemoryTarget {
    private final Delivery delivery;
    private final RepositoryName downstream;
    private final Instant accepted;
    private TargetState state = TargetState.WAITING;
    private LanePlace place;
    private int attempts;
    private Optional<Instant> dispatched = Optional.empty();
    private final List<Step> steps = new ArrayList<>();
    private Optional<Instant> ended = Optional.empty();
    private Optional<DeliveryId> supersededBy = Optional.empty();
    private String reason = "";

    /** True while it waits until an older event of its PR has gone. */
    boolean parked;

    /** When it comes again, if it waits for that. */
    Optional<Instant> due = Optional.empty();

    MemoryTarget(Delivery delivery, RepositoryName downstream, Instant accepted, long turn) {
        this.delivery = delivery;
        this.downstream = downstream;
        this.accepted = accepted;
        this.place = new LanePlace(turn, delivery.event().supersedesOlder());
    }

    Delivery delivery() {
        return delivery;
    }

    RepositoryName downstream() {
        return downstream;
    }

    TargetKey key() {
        return new TargetKey(delivery.id(), downstream);
    }

    Instant accepted() {
        return accepted;
    }

    String owner() {
        return downstream.owner().toLowerCase(Locale.ROOT);
    }

    TargetState state() {
        return state;
    }

    LanePlace place() {
        return place;
    }

    /** When the last attempt began, or when it succeeded. */
    Instant dispatched() {
        return dispatched.orElseThrow();
    }

    boolean can(TargetMove move) {
        return state.after(move).isPresent();
    }

    int begin(Instant now) {
        if (state == TargetState.BEGUN) {
            note(now, Step.Kind.UNANSWERED, "");
        }
        move(TargetMove.BEGIN);
        dispatched = Optional.of(now);
        attempts++;
        return attempts;
    }

    void succeed(Instant now) {
        note(now, Step.Kind.TAKEN, "");
        end(TargetMove.SUCCEED, now);
        dispatched = Optional.of(now);
    }

    void putOff(Instant until) {
        move(TargetMove.PUT_OFF);
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
        end(TargetMove.SUPERSEDE, now);
    }

    /** It is given up. */
    void die(String why, Instant now) {
        reason = why;
        end(TargetMove.GIVE_UP, now);
    }

    /** What became of it, apart from what it waits for. */
    private Stage stage(Stage waits, Optional<Instant> missed) {
        return switch (state) {
            case WAITING, RETRY -> waits;
            case BEGUN -> new Stage.Begun(dispatched());
            case DONE ->
                missed.<Stage>map(noticed -> new Stage.Unstarted(dispatched(), noticed))
                        .orElseGet(() -> new Stage.Dispatched(dispatched()));
            case DEAD -> new Stage.Dead(ended.orElseThrow(), reason);
            case DROPPED -> new Stage.Dropped(ended.orElseThrow());
            case SUPERSEDED -> new Stage.Superseded(ended.orElseThrow(), supersededBy.orElseThrow());
            case EXPIRED -> new Stage.Expired(ended.orElseThrow());
        };
    }

    Fate fate(Stage waits, Optional<Instant> missed) {
        return new Fate(stage(waits, missed), attempts, steps);
    }

    private void end(TargetMove how, Instant now) {
        move(how);
        ended = Optional.of(now);
        due = Optional.empty();
        parked = false;
    }

    private void move(TargetMove move) {
        state = state.after(move).orElseThrow(() -> new IllegalStateException(state + " allows no " + move));
    }

    /** Lets one that ended without success wait again, as the last of its PR. */
    void rise(long newTurn, Instant now) {
        note(now, Step.Kind.REQUEUED, "");
        move(TargetMove.REDELIVER);
        place = place.again(newTurn);
        attempts = 0;
    }

    boolean isInTheLaneOf(MemoryTarget other) {
        return this != other
                && delivery.event().pullRequest().isPresent()
                && delivery.event().pullRequest().equals(other.delivery.event().pullRequest())
                && delivery.event().upstream().equals(other.delivery.event().upstream())
                && downstream.equals(other.downstream);
    }
}
