package crcr.domain.target;

/**
 * A target's place among the events of one pull request on their way to one downstream. They begin in the order of
 * their turns; a retry loses its turn.
 *
 * @param turn its number in the order of acceptance
 * @param supersedesOlder true if it makes older ones stale that wait for a retry
 */
public record LanePlace(long turn, boolean supersedesOlder) {
    /** Returns true if this one has its turn before the other. */
    public boolean comesBefore(LanePlace other) {
        return turn < other.turn;
    }

    /**
     * Returns true if the other one is stale because of this one; only what waits for a retry is superseded by that.
     */
    public boolean supersedes(LanePlace other) {
        return supersedesOlder && other.comesBefore(this);
    }

    /**
     * Returns the last place, for a target that is queued again. It comes out of its order, so that it supersedes none.
     */
    public LanePlace again(long newTurn) {
        return new LanePlace(newTurn, false);
    }
}
