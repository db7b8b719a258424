package crcr.domain.target;

import static crcr.domain.target.TargetState.BEGUN;
import static crcr.domain.target.TargetState.DEAD;
import static crcr.domain.target.TargetState.DONE;
import static crcr.domain.target.TargetState.DROPPED;
import static crcr.domain.target.TargetState.EXPIRED;
import static crcr.domain.target.TargetState.RETRY;
import static crcr.domain.target.TargetState.SUPERSEDED;
import static crcr.domain.target.TargetState.WAITING;

import java.util.Set;

/**
 * The moves of a target. Each move is possible from some states and leads to one. A store only compares and sets, and
 * has no rule of its own.
 */
public enum TargetMove {
    /** An attempt begins. If one had begun already, its process is gone and left no answer. */
    BEGIN(BEGUN),
    /**
     * GitHub accepted the dispatch. This holds in every state, because a process whose claim expired may report it
     * late.
     */
    SUCCEED(DONE),
    /** The attempt failed, or GitHub limited the calls, and another attempt follows. */
    PUT_OFF(RETRY),
    /**
     * A newer event of its pull request arrives while the target waits for a retry, or has arrived when the target is
     * put off.
     */
    SUPERSEDE(SUPERSEDED),
    /** The attempt failed, and no other one follows. */
    GIVE_UP(DEAD),
    /** The target's payload is gone. */
    EXPIRE(EXPIRED),
    /** An operator drops the target from the dead letters. */
    DROP(DROPPED),
    /** An operator takes the target out of the dead letters to send it again. */
    QUEUE_AGAIN(WAITING),
    /** GitHub sends the same delivery again. */
    REDELIVER(WAITING);

    private final TargetState to;

    TargetMove(TargetState to) {
        this.to = to;
    }

    /** Returns the states in which the move is possible. */
    public Set<TargetState> from() {
        return switch (this) {
            case BEGIN, EXPIRE -> TargetState.all(TargetState::isOpen);
            case SUCCEED -> TargetState.all(state -> state != DONE);
            case PUT_OFF, GIVE_UP -> Set.of(BEGUN);
            case SUPERSEDE -> Set.of(RETRY);
            case DROP, QUEUE_AGAIN -> Set.of(DEAD);
            case REDELIVER -> TargetState.all(TargetState::endedWithoutSuccess);
        };
    }

    /** Returns the state after the move. */
    public TargetState to() {
        return to;
    }
}
