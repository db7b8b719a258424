package crcr.application.dispatch;

import crcr.application.outbox.QueueName;
import java.util.List;

/**
 * The queue of waiting targets. Several processes may work on one queue, and one of them claims each target. Every
 * method throws {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface TargetQueue {
    /** The queue's name in metrics and among the dead letters. */
    QueueName NAME = new QueueName("dispatch");

    /**
     * Claims up to {@code most} targets, the oldest first. If there is none, it waits for the first one, well below a
     * second. Atomic: no target is given to two callers. A claim lasts for a lease, and is renewed by {@link #renew}.
     *
     * @return the claimed targets; empty if there were none
     */
    List<Target> claim(int most);

    /** Renews the leases of these claims. Harmless for a claim that has ended. */
    void renew(List<Target> claimed);

    /**
     * Ends the leases of these claims at once, for a process that stops. Another process, or the next start, takes them
     * over. Harmless for a claim that has ended.
     */
    void giveBack(List<Target> claimed);

    /**
     * Makes due targets claimable again and, if {@code takeOver}, those whose lease has lapsed.
     *
     * @return the targets that were taken over, under their previous tickets
     */
    List<Target> revive(boolean takeOver);
}
