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
 * Which self-reports were taken. Each is taken once, in two steps, so that one that HUD refuses leaves no trace: it is
 * reserved, and then settled or released. A reservation that is neither, because its process died, lapses after a
 * while, and its idempotency key with it. What was taken is remembered as long as records live. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface SelfReportRecords {
    /** The outcome of a caller with a self-report. */
    sealed interface Entry {
        /** The caller is not let in, and nothing is reserved. */
        record KeptOut(Admission.Refusal why) implements Entry {}

        /** The caller is let in, and this came of reserving its report. */
        record LetIn(Reservation reservation) implements Entry {}
    }

    /** The outcome of reserving a report. */
    sealed interface Reservation {
        /**
         * It belongs to this caller.
         *
         * @param token names the reservation
         * @param sha of its commit, if the {@link CommitCache} has it
         */
        record Held(String token, Optional<String> sha) implements Reservation {}

        /** The {@link CommitCache} has that there is no such commit. */
        record MissingCommit() implements Reservation {}

        /** It was taken before. */
        record Taken() implements Reservation {}

        /** The same report is being taken at this moment. */
        record AlreadyHeld() implements Reservation {}

        /** A job, or another self-report, of the downstream has used that check run's id, or is about to. */
        record CheckRunOfAnotherJob() implements Reservation {}

        /** The same request is being taken at this moment; it is worth asking for its answer after this time. */
        record Busy(Duration retryAfter) implements Reservation {}

        /** This request was answered before, and this was the answer. */
        record Repeated(FirstAnswer first) implements Reservation {}

        /** The caller has used this key for another body. */
        record OtherBody() implements Reservation {}
    }

    /**
     * Lets a caller in as {@link crcr.application.callback.AdmitCaller#admit(Caller, RepositoryName)} does and, if it
     * is let in, reserves its report. Atomic: of any number of concurrent calls for one report one is {@code Held}, and
     * so of any number with one key.
     *
     * @param key what the caller named the request, if it did
     * @param checkRun the check run's id, if the report has one: from then on it belongs to this report, as long as
     *     that is on record, or until its reservation ends without being settled
     */
    Entry reserve(Caller caller, SelfReportKey report, Optional<IdempotencyKey> key, Optional<CheckRunId> checkRun);

    /**
     * Takes a reserved report, puts its effects into the {@link crcr.application.outbox.Outbox}, and keeps the answer
     * if the request has a key. One step. Idempotent.
     *
     * @param said what is shown of it from now on ({@link crcr.application.result.ReadResults#nightlies})
     * @return whether it was taken; not if the reservation has lapsed and somebody else holds one, and then nothing has
     *     changed
     */
    boolean settle(
            SelfReportKey report,
            String token,
            FirstAnswer.SelfReported answer,
            List<Effect> effects,
            NightlyResult.Said said);

    /**
     * Gives a reservation up, so that the report may come again. Idempotent, and harmless likewise.
     *
     * @param answer what is kept if the request has a key; with none, its key is as if it had never been used
     */
    void release(SelfReportKey report, String token, Optional<FirstAnswer.RefusedByHud> answer);
}
