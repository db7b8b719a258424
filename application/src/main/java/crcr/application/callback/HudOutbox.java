package crcr.application.callback;

import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import java.time.Duration;
import java.util.List;

/**
 * The records that HUD has not taken yet; {@link JobRecords#queue} puts them in. Those of one job come out one after
 * the other, in the order in which they were accepted: the next one only after the former was delivered or is dead.
 * Jobs do not wait for each other. Several processes may work on one outbox. Nothing in it is forgotten with time. Every
 * method throws {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface HudOutbox {
    /**
     * A record that was claimed.
     *
     * @param id names the record
     * @param lease names the claim: whoever's claim has been followed by another one settles nothing any more
     * @param job whose record it is
     * @param report what it reports
     * @param record what HUD is to get
     * @param attempts how often it was postponed
     * @param age the time since it was accepted
     */
    record Queued(
            String id,
            String lease,
            JobKey job,
            ReportStatus report,
            OutgoingRecord record,
            int attempts,
            Duration age) {}

    /**
     * What is in the outbox.
     *
     * @param waiting the records that wait or are being delivered
     * @param oldestAge the time since the oldest of them was accepted; zero if there is none
     * @param dead the records that were given up and are kept
     */
    record Depth(long waiting, Duration oldestAge, long dead) {}

    /**
     * Claims up to {@code most} records that are due, the longest due first, without waiting for any. Atomic: no record
     * is given to two callers, until the lease of the first is over, which stands for its having died.
     */
    List<Queued> claim(int most, Duration lease);

    /** Takes a record out that HUD has; the next one of its job is due at once. Idempotent. */
    void delivered(Queued record);

    /** Puts a record off for that time, with the answer that it got; it stays its job's first. Idempotent. */
    void later(Queued record, String answer, Duration pause);

    /** Gives a record up, and keeps it with that answer; the next one of its job is due at once. Idempotent. */
    void dead(Queued record, String answer);

    /** What is in it now. */
    Depth depth();
}
