package crcr.application.selfreport;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.Caller;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.IdempotencyKey;
import crcr.application.outbox.Effect;
import crcr.domain.job.CheckRunId;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.NightlyResult;
import crcr.domain.selfreport.SelfReportKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The record of accepted self-reports. Each is accepted once, in two steps, so that one that HUD refuses leaves no
 * trace: it is reserved, and then settled or released. A reservation whose process died lapses after a while, and its
 * idempotency key with it. Accepted reports are remembered as long as records live. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface SelfReportRecords {
    /** The outcome of a caller with a self-report. */
    sealed interface Entry {
        /** The caller is not admitted, and nothing is reserved. */
        record KeptOut(Admission.Refusal why) implements Entry {}

        /** The caller is admitted; the reservation has the result of reserving its report. */
        record LetIn(Reservation reservation) implements Entry {}
    }

    /** The outcome of reserving a report. */
    sealed interface Reservation {
        /**
         * The reservation belongs to this caller.
         *
         * @param token names the reservation
         * @param sha the SHA of its commit, if the {@link CommitCache} has it
         */
        record Held(String token, Optional<String> sha) implements Reservation {}

        /** According to the {@link CommitCache} there is no such commit. */
        record MissingCommit() implements Reservation {}

        /** The report was accepted before. */
        record Taken() implements Reservation {}

        /** The relay is processing the same report at this moment. */
        record AlreadyHeld() implements Reservation {}

        /** A job or another self-report of the downstream has used that check run's id, or is about to. */
        record CheckRunOfAnotherJob() implements Reservation {}

        /**
         * The relay is processing the same request at this moment. The caller should ask again for the answer after
         * this time.
         */
        record Busy(Duration retryAfter) implements Reservation {}

        /** This request was answered before, with this answer. */
        record Repeated(FirstAnswer first) implements Reservation {}

        /** The caller has used this key for another body. */
        record OtherBody() implements Reservation {}
    }

    /**
     * Admits a caller as {@link crcr.application.callback.AdmitCaller#admit(Caller, RepositoryName)} does and, if it is
     * admitted, reserves its report. Atomic: of several concurrent calls for one report, or with one key, one is
     * {@code Held}.
     *
     * @param key the caller's name for the request, if it has one
     * @param checkRun the check run's id, if the report has one: from then on it belongs to this report, as long as
     *     that is on record, or until its reservation ends without being settled
     */
    Entry reserve(Caller caller, SelfReportKey report, Optional<IdempotencyKey> key, Optional<CheckRunId> checkRun);

    /**
     * Settles a reserved report, puts its effects into the {@link crcr.application.outbox.Outbox}, and keeps the answer
     * if the request has a key. One step. Idempotent.
     *
     * @param said the content that {@link crcr.application.result.ReadResults#nightlies} shows from now on
     * @return whether it was settled; false if the reservation has lapsed and another caller holds one, and then
     *     nothing has changed
     */
    boolean settle(
            SelfReportKey report,
            String token,
            FirstAnswer.SelfReported answer,
            List<Effect> effects,
            NightlyResult.Said said);

    /**
     * Releases a reservation, so that the report may come again. Idempotent, and without effect once the reservation
     * has lapsed.
     *
     * @param answer the answer to keep if the request has a key; if empty, the key is as if it had never been used
     */
    void release(SelfReportKey report, String token, Optional<FirstAnswer.RefusedByHud> answer);
}
