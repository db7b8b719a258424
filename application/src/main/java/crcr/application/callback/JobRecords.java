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
 * The states of jobs, and the queue time of runs. Of a run's first attempt, the first job whose report is reserved, by
 * any process, carries the queue time. If its reservation is released or lapses, the next job carries it. Later
 * attempts have none, because the dispatch did not start them.
 *
 * <p>A move has two steps, so that a report which HUD refuses leaves no trace: it is reserved, and then settled or
 * released. A reservation whose process died lapses after a while, and its key with it. The answer to a request with a
 * key is kept as long as records live. All times are the store's. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface JobRecords {
    /** The outcome of reserving a move. */
    sealed interface Reservation {
        /**
         * The move is possible and belongs to this caller.
         *
         * @param token names the reservation
         * @param times the times of the job after the move, with its run's queue time if the job carries it
         * @param behindOthers whether an earlier record of this job is still in the
         *     {@link crcr.application.hud.HudQueue}, so that this one must not reach HUD by another way
         * @param isShown whether {@link crcr.application.check.CheckBoard#shown} was called for this job
         */
        record Held(String token, JobTimes times, DispatchFacts dispatch, boolean behindOthers, boolean isShown)
                implements Reservation {}

        /**
         * No dispatch of this delivery to this downstream is on record: none began, or the dispatch ended without
         * success.
         */
        record NotDispatched() implements Reservation {}

        /** The job's state does not allow the report. */
        record Refused(JobState current) implements Reservation {}

        /** The relay is processing the same report of this job at this moment. */
        record AlreadyHeld() implements Reservation {}

        /** Another job or a self-report of the downstream has used that check run's id, or is about to. */
        record CheckRunOfAnotherJob() implements Reservation {}

        /**
         * The relay is processing another report of this job at this moment. The caller should try again after this
         * time.
         */
        record Busy(Duration retryAfter) implements Reservation {}

        /** This request was answered before, with this answer. */
        record Repeated(FirstAnswer first) implements Reservation {}

        /** The caller has used this key for another body. */
        record OtherBody() implements Reservation {}
    }

    /**
     * Reserves the move of a report. Atomic: of several concurrent calls for one job, or with one key, one is
     * {@code Held}. A repeat of a request that is being processed is {@code Busy}, so that its sender asks again for
     * the answer.
     *
     * @param key the caller's name for the request, if it has one
     * @param checkRun the check run's id, if the report has one: from then on it belongs to this job, as long as the
     *     job is on record, or until its reservation ends without a move
     */
    Reservation reserve(JobKey job, ReportStatus report, Optional<IdempotencyKey> key, Optional<CheckRunId> checkRun);

    /** Reserves the move of a report that has no check run's id, as the other method does. */
    default Reservation reserve(JobKey job, ReportStatus report, Optional<IdempotencyKey> key) {
        return reserve(job, report, key, Optional.empty());
    }

    /**
     * Makes the reserved move of a job, puts its effects into the {@link crcr.application.outbox.Outbox}, and keeps the
     * answer if the request has a key. One step: the job has moved exactly if all effects are queued. Each effect is
     * queued behind all others of its lane, and is due at once if there are none. An effect with a subject replaces
     * those of the same queue, lane and subject that are not claimed. A job that is still running is among the silent
     * ones from now on ({@link crcr.application.sweep.SilentRuns}), and its dispatch among those that have started.
     * Idempotent.
     *
     * @param record the record of this report for HUD, which is kept as long as the job is silent
     * @return whether the job has moved; false if the reservation has lapsed and another caller holds one, and then
     *     nothing has changed
     */
    boolean settle(Move move, String token, FirstAnswer.Taken answer, List<Effect> effects, Payload record);

    /**
     * Releases a reservation, and leaves the job as it was before. Idempotent, and without effect once the reservation
     * has lapsed.
     *
     * @param answer the answer to keep if the request has a key; if empty, the key is as if it had never been used
     */
    void release(JobKey job, String token, Optional<FirstAnswer.RefusedByHud> answer);
}
