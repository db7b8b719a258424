package crcr.application.callback;

import crcr.application.outbox.Effect;
import java.util.List;

/** Decides which effects a job's move has, in addition to the record for HUD. */
@FunctionalInterface
public interface FollowUp {
    /** Returns the effects of a move. They are settled with it in one step. Does no I/O and throws nothing. */
    List<Effect> of(Move move);
}
