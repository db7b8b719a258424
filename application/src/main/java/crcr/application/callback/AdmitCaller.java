package crcr.application.callback;

import crcr.domain.job.CheckRunId;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.Optional;

/**
 * Admits callers whose name still stands for the same repository, up to a number of reports a minute for each. Atomic,
 * for all processes together.
 */
public interface AdmitCaller {
    /** The decision on the caller. */
    sealed interface Admission {
        /** The caller is admitted, and the report is counted. */
        record Granted() implements Admission {}

        /** The caller is not admitted. */
        sealed interface Refusal extends Admission {}

        /** The caller has sent too many reports. This one is not counted; another is admitted after this time. */
        record Exhausted(Duration retryAfter) implements Refusal {}

        /**
         * The caller's name stood for another repository before, according to the same issuer. The report is not
         * counted.
         */
        record OtherIdentity() implements Refusal {}

        /**
         * The caller's name differs from the listed one, and its identity is not on record or is another one. The
         * report is not counted.
         */
        record NotRemembered() implements Refusal {}
    }

    /** The outcome of a caller with a report. */
    sealed interface Entry {
        /** The caller is not admitted, and nothing is reserved. */
        record KeptOut(Admission.Refusal why) implements Entry {}

        /** The caller is admitted; the reservation has the result of reserving the move of its report. */
        record LetIn(JobRecords.Reservation reservation) implements Entry {}
    }

    /**
     * Compares a caller's identity with the one on record for its issuer and its listed name, and takes one report from
     * the allowance of that name. The first identity from an issuer is remembered permanently; of several concurrent
     * ones the first wins. A caller without an identity is admitted as long as none is on record. A caller whose name
     * is not the listed one is admitted only if its identity is on record, and its present name is then remembered.
     *
     * @param listed the caller's listed name, in the allowlist's spelling
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Admission admit(Caller caller, RepositoryName listed);

    /**
     * Admits a caller as {@link #admit(Caller, RepositoryName)} does and, if it is admitted, reserves the move of its
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
