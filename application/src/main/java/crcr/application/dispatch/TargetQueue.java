package crcr.application.dispatch;

import crcr.application.outbox.QueueName;
import java.util.List;

/**
 * The targets that wait. Several processes may work on one queue: each target is claimed by one of them. Every method
 * throws {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface TargetQueue {
    /** Its name in metrics and among the dead letters. */
    QueueName NAME = new QueueName("dispatch");

    /**
     * Claims up to {@code most} targets, the oldest first, waiting a moment, well below a second, for the first one.
     * Atomic: no target is given to two callers. A claim lasts for a lease, and is renewed by {@link #renew}.
     *
     * @return what was claimed; empty if nothing came within that moment
     */
    List<Target> claim(int most);

    /** Renews the leases of these claims. Harmless for a claim that has ended. */
    void renew(List<Target> claimed);

    /**
     * Ends the leases of these claims at once, for a process that stops: another one, or the next start, takes them
     * over. Harmless for a claim that has ended.
     */
    void giveBack(List<Target> claimed);

    /**
     * Makes claimable again what is due, and, if {@code takeOver}, what a process claimed whose lease has lapsed.
     *
     * @return what was taken over, under the tickets that it had
     */
    List<Target> revive(boolean takeOver);
}
