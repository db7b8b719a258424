package crcr.domain.target;

/**
 * A target's place among the events of one pull request on their way to one downstream. Targets begin in the order of
 * their turns. A retry loses its turn.
 *
 * @param turn its number in the order of acceptance
 * @param supersedesOlder true if it makes older targets stale that wait for a retry
 */
public record LanePlace(long turn, boolean supersedesOlder) {
    /** Returns true if this place has its turn before the other. */
    public boolean comesBefore(LanePlace other) {
        return turn < other.turn;
    }

    /**
     * Returns true if the other place is stale because of this one. Only a target that waits for a retry is superseded.
     */
    public boolean supersedes(LanePlace other) {
        return supersedesOlder && other.comesBefore(this);
    }

    /** Returns the last place, for a target that is queued again. It is out of order, so that it supersedes none. */
    public LanePlace again(long newTurn) {
        return new LanePlace(newTurn, false);
    }
}
