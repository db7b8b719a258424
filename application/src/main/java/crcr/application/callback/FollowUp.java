package crcr.application.callback;

import crcr.application.outbox.Effect;
import java.util.List;

/** Decides what is to be done outside when a job moves, beside the record that HUD gets. */
@FunctionalInterface
public interface FollowUp {
    /** Returns the effects of a move; they are settled with it in one step. It does no I/O and throws nothing. */
    List<Effect> of(Move move);
}
