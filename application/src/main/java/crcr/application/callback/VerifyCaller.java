package crcr.application.callback;

/** Tells who presents an OIDC token (contract 4). */
@FunctionalInterface
public interface VerifyCaller {
    /** What a token proves. */
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
    }

    /**
     * Checks a token.
     *
     * @throws IssuerUnreachableException if it cannot be checked, since its issuer's keys cannot be had
     */
    Verdict verify(String token);
}
