package crcr.application.callback;

import crcr.domain.job.CheckRunId;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets callers in, as long as a name stands for the same repository as ever, and so many a minute of each. Atomic, for
 * all processes together.
 */
public interface AdmitCaller {
    /** The decision on the caller. */
    sealed interface Admission {
        /** It is, and is counted. */
        record Granted() implements Admission {}

        /** It is not. */
        sealed interface Refusal extends Admission {}

        /** It has sent too many. This one is not counted; one will be let in after this time. */
        record Exhausted(Duration retryAfter) implements Refusal {}

        /** Its name stood for another repository before, by the same issuer. It is not counted. */
        record OtherIdentity() implements Refusal {}

        /**
         * It has another name than the listed one, whose identity is not on record, or is another one. It is not
         * counted.
         */
        record NotRemembered() implements Refusal {}
    }

    /** The outcome of a caller with a report. */
    sealed interface Entry {
        /** The caller is not let in, and nothing is reserved. */
        record KeptOut(Admission.Refusal why) implements Entry {}

        /** The caller is let in, and this came of reserving the move of its report. */
        record LetIn(JobRecords.Reservation reservation) implements Entry {}
    }

    /**
     * Compares a caller's identity with the one that is on record for its issuer and the name that it is listed by, and
     * takes one from the allowance of that name. The first identity from an issuer is remembered for good; of any
     * number of concurrent ones the first wins. A caller without an identity passes as long as none is on record. One
     * whose name is not the listed one passes only if its identity is on record, and what it is called is remembered.
     *
     * @param listed the name that the caller is taken for, in the allowlist's spelling
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Admission admit(Caller caller, RepositoryName listed);

    /**
     * Lets a caller in as {@link #admit(Caller, RepositoryName)} does and, if it is let in, reserves the move of its
     * report as {@link JobRecords#reserve} does. One step of the store.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Entry admit(
            Caller caller,
            RepositoryName listed,
            JobKey job,
            ReportStatus report,
            Optional<IdempotencyKey> key,
            Optional<CheckRunId> checkRun);
}
