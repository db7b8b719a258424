package crcr.application.callback;

import crcr.application.outbox.Effect;
import crcr.domain.delivery.Payload;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The states of jobs, and which job carries the queue time of its run: of a run's first attempt, the first job of which
 * a report is reserved, by whichever process. A reservation that is released or lapses leaves it to the next job; a
 * move that is made keeps it. Later attempts have none, since the dispatch did not start them.
 *
 * <p>A move has two steps, so that a report which HUD refuses leaves no trace: it is reserved, and then settled or
 * released. A reservation that is neither, because its process died, lapses after a while, and its key with it. The
 * answer to a request with a key is kept as long as records live. All times are the store's. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface JobRecords {
    /** The outcome of reserving a move. */
    sealed interface Reservation {
        /**
         * The move is possible and belongs to this caller.
         *
         * @param token names the reservation
         * @param times of the job as they will be after the move, with its run's queue time if it carries that
         * @param behindOthers whether an earlier record of this job is still in the {@link
         *     crcr.application.hud.HudQueue}, so that this one must not reach HUD by another way
         * @param isShown whether {@link crcr.application.check.CheckBoard#shown} was called for this job
         */
        record Held(String token, JobTimes times, DispatchFacts dispatch, boolean behindOthers, boolean isShown)
                implements Reservation {}

        /** No dispatch of this delivery to this downstream is on record: none began, or it ended without success. */
        record NotDispatched() implements Reservation {}

        /** The job is in a state in which the report is refused. */
        record Refused(JobState current) implements Reservation {}

        /** The same report of this job is being taken at this moment. */
        record AlreadyHeld() implements Reservation {}

        /** Another job, or a self-report, of the downstream has used that check run's id, or is about to. */
        record CheckRunOfAnotherJob() implements Reservation {}

        /** Another report of this job is being taken at this moment; it is worth trying again after this time. */
        record Busy(Duration retryAfter) implements Reservation {}

        /** This request was answered before, and this was the answer. */
        record Repeated(FirstAnswer first) implements Reservation {}

        /** The caller has used this key for another body. */
        record OtherBody() implements Reservation {}
    }

    /**
     * Reserves the move of a report. Atomic: of any number of concurrent calls for one job one is {@code Held}, and so
     * of any number with one key, whatever their jobs. A repeat of a request that is being taken at this moment is
     * {@code Busy}, so that it is worth asking for the answer again.
     *
     * @param key what the caller named the request, if it did
     * @param checkRun the check run's id, if the report has one: from then on it belongs to this job, as long as the
     *     job is on record, or until its reservation ends without a move
     */
    Reservation reserve(JobKey job, ReportStatus report, Optional<IdempotencyKey> key, Optional<CheckRunId> checkRun);

    /** Likewise, of a report without the id of a check run. */
    default Reservation reserve(JobKey job, ReportStatus report, Optional<IdempotencyKey> key) {
        return reserve(job, report, key, Optional.empty());
    }

    /**
     * Makes the reserved move of a job, puts the effects that follow from it into the {@link
     * crcr.application.outbox.Outbox}, each behind all others of its lane and due at once if there is none, and keeps
     * the answer if the request has a key. One step: the job has moved exactly if all effects are there. An effect with
     * a subject replaces those of the same queue, lane and subject that nobody has claimed. A job that says more after
     * this is among the silent ones from now on ({@link crcr.application.sweep.SilentRuns}), and its dispatch among
     * those that have started. Idempotent.
     *
     * @param record of this report for HUD, which is kept as long as the job is silent
     * @return whether the job has moved; not if the reservation has lapsed and somebody else holds one, and then
     *     nothing has changed
     */
    boolean settle(Move move, String token, FirstAnswer.Taken answer, List<Effect> effects, Payload record);

    /**
     * Gives a reservation up; the job is as it was before. Idempotent, and harmless likewise.
     *
     * @param answer what is kept if the request has a key; with none, its key is as if it had never been used
     */
    void release(JobKey job, String token, Optional<FirstAnswer.RefusedByHud> answer);
}
