package crcr.application.callback;

import java.util.function.Predicate;

/** Identifies the caller that presents an OIDC token (docs/concepts/trust.md#oidc-tokens). */
public interface VerifyCaller {
    /** The result of checking a token. */
    sealed interface Verdict {
        /** It proves that this one calls. */
        record Verified(Caller caller) implements Verdict {}

        /**
         * It proves nothing.
         *
         * @param reason the same short word for the same cause, for counting
         * @param detail what to change, for the person whose workflow presented it; never the token or a part of it
         */
        record Rejected(String reason, String detail) implements Verdict {}

        /**
         * It is genuine, and stands for no repository: it comes from a system whose tokens name a pipeline, and that
         * pipeline is not known, or not for such a job.
         *
         * @param reason the same short word for the same cause, for counting
         * @param detail what to change, for the person whose pipeline presented it
         */
        record Unmapped(String reason, String detail) implements Verdict {}

        /** It is genuine, and it is not known yet which pipelines stand for repositories. */
        record Undecided() implements Verdict {}
    }

    /**
     * Checks a token.
     *
     * @throws IssuerUnreachableException if it cannot be checked, since its issuer's keys cannot be had
     */
    Verdict verify(String token);

    /**
     * Checks a token in the cheapest way, for when many worthless ones come: as soon as anything speaks against it that
     * can be seen without cryptography and without a call, it is rejected. It is verified if and only if {@link
     * #verify} would verify it and {@code worthwhile} holds for its caller. What a rejection says is not meant for the
     * caller: it may repeat claims that nobody has proven.
     *
     * @param worthwhile asked about the caller that the token claims to be from, proven or not
     * @throws IssuerUnreachableException if it cannot be checked, since its issuer's keys cannot be had
     */
    Verdict verifySparingly(String token, Predicate<Caller> worthwhile);
}
