package crcr.application.callback;

import java.util.function.Predicate;

/** Identifies the caller that presents an OIDC token (docs/concepts/trust.md#oidc-tokens). */
public interface VerifyCaller {
    /** The result of checking a token. */
    sealed interface Verdict {
        /** The token proves the identity of this caller. */
        record Verified(Caller caller) implements Verdict {}

        /**
         * The token proves nothing.
         *
         * @param reason the same short word for the same cause, for counting
         * @param detail the correction, for the author of the workflow that presented it; never the token or a part of
         *     it
         */
        record Rejected(String reason, String detail) implements Verdict {}

        /**
         * The token is genuine and stands for no repository: it comes from a system whose tokens name a pipeline, and
         * that pipeline is unknown, or not allowed for such a job.
         *
         * @param reason the same short word for the same cause, for counting
         * @param detail the correction, for the author of the pipeline that presented it
         */
        record Unmapped(String reason, String detail) implements Verdict {}

        /** The token is genuine, but no list of pipelines was loaded yet. */
        record Undecided() implements Verdict {}
    }

    /**
     * Checks a token.
     *
     * @throws IssuerUnreachableException if it cannot be checked, because its issuer's keys cannot be fetched
     */
    Verdict verify(String token);

    /**
     * Checks a token at the lowest cost, for times when many worthless ones arrive: a token with a defect that shows
     * without cryptography and without a call is rejected first. The token is verified if and only if {@link #verify}
     * would verify it and {@code worthwhile} holds for its caller. A rejection's detail is not meant for the caller,
     * because it may repeat unproven claims.
     *
     * @param worthwhile tests the caller that the token names, proven or not
     * @throws IssuerUnreachableException if it cannot be checked, because its issuer's keys cannot be fetched
     */
    Verdict verifySparingly(String token, Predicate<Caller> worthwhile);
}
