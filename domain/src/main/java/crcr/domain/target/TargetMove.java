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
 * What can happen to a target. Each move is possible from some states and leads to one: whatever stores a target only
 * compares and sets, and knows no rule of its own.
 */
public enum TargetMove {
    /** An attempt begins; if one has begun already, that of a process that is gone left no answer. */
    BEGIN(BEGUN),
    /**
     * GitHub accepted the dispatch. That holds whatever became of the target meanwhile: a process whose claim was lost
     * may bring it.
     */
    SUCCEED(DONE),
    /** The attempt failed, or GitHub limited the calls, and another attempt follows. */
    PUT_OFF(RETRY),
    /** A newer event of its pull request comes while it waits for a retry, or has come when it is put off. */
    SUPERSEDE(SUPERSEDED),
    /** The attempt failed, and no other one follows. */
    GIVE_UP(DEAD),
    /** Its payload turns out to be gone. */
    EXPIRE(EXPIRED),
    /** An operator drops it from the dead letters. */
    DROP(DROPPED),
    /** An operator takes it out of the dead letters to be sent again. */
    QUEUE_AGAIN(WAITING),
    /** GitHub sends the same delivery again. */
    REDELIVER(WAITING);

    private final TargetState to;

    TargetMove(TargetState to) {
        this.to = to;
    }

    /** Returns the states in which it is possible. */
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

    /** Returns the state after it. */
    public TargetState to() {
        return to;
    }
}
