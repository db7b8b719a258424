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
 * The jobs that have said that they run, and nothing since, by their runs. {@link
 * crcr.application.callback.JobRecords#settle} puts jobs in, and takes those out that say that they are done. All times
 * are the store's. Every method throws {@link crcr.application.store.StoreUnreachableException} if the store does not
 * answer.
 */
public interface SilentRuns {
    /**
     * Claims up to {@code most} runs that are due, the longest due first. A run is due when {@link
     * Patience#untilLook()} is over since its first silent job began to be silent; and after each claim when {@link
     * Patience#untilNextLook()} is over, or at the moment before that at which the first of its jobs has to be closed.
     * Atomic: of any number of concurrent callers one gets it. The work is proportional to what is due.
     */
    List<SilentRun> claim(Patience patience, int most);

    /**
     * The record of the report with which a job fell silent.
     *
     * @param record as HUD got it
     * @param isShown whether a check run shows the job
     */
    record LastReport(Payload record, boolean isShown) {}

    /** Returns what is kept of a silent job's report; empty if the job is not silent any more. */
    Optional<LastReport> lastReport(JobKey job);

    /**
     * Closes a job, together with the effects that follow from it: in one step, so that it is closed exactly if all
     * effects are there. It is closed only if it is in progress and no report of it is being taken at this moment: of a
     * report and any number of closings one wins. One late report that it is completed is taken after that.
     *
     * @param move that of the closing
     * @param at when it counts as ended
     * @return whether it is closed now
     */
    boolean close(Move move, Instant at, List<Effect> effects);
}
