package crcr.application.sweep;

import crcr.application.callback.Move;
import crcr.application.outbox.Effect;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.sweep.Patience;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The silent jobs by their runs: jobs that reported that they run, and nothing since.
 * {@link crcr.application.callback.JobRecords#settle} adds a job that runs, and removes a job that is done. All times
 * are the store's. Every method throws {@link crcr.application.store.StoreUnreachableException} if the store does not
 * answer.
 */
public interface SilentRuns {
    /**
     * Claims up to {@code most} due runs, the longest due first. A run is due {@link Patience#untilLook()} after the
     * beginning of its first job's silence, and after each claim {@link Patience#untilNextLook()} later, or earlier if
     * a job of it has to be closed before. Atomic: of several concurrent callers one gets it. The work is proportional
     * to the number of due runs.
     */
    List<SilentRun> claim(Patience patience, int most);

    /**
     * The record of the report after which a job fell silent.
     *
     * @param record the record that HUD received
     * @param isShown whether a check run shows the job
     */
    record LastReport(Payload record, boolean isShown) {}

    /** Returns the kept record of a silent job's report; empty if the job is not silent any more. */
    Optional<LastReport> lastReport(JobKey job);

    /**
     * Closes a job, together with its effects: in one step, so that it is closed exactly if all effects are queued. It
     * is closed only if it is in progress and no report of it is being processed: of a report and any number of
     * closings one wins. One late report of its completion is accepted after that.
     *
     * @param move the move of the closing
     * @param at the time that counts as its end
     * @return whether it is closed now
     */
    boolean close(Move move, Instant at, List<Effect> effects);
}
