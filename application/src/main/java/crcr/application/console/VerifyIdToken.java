package crcr.application.console;

/** Verifies ID tokens and identifies the person behind them. */
public interface VerifyIdToken {
    /** The result of checking a token. */
    sealed interface Verdict {
        /**
         * The token is valid.
         *
         * @param nonce the nonce of the sign-in to which it belongs
         */
        record Verified(Person person, String nonce) implements Verdict {}

        /**
         * The token is invalid.
         *
         * @param reason the same short word for the same cause, for logs
         * @param detail the cause in words for an operator
         */
        record Rejected(String reason, String detail) implements Verdict {}
    }

    /**
     * Verifies a token that the provider's token endpoint has just issued.
     *
     * @throws crcr.application.callback.IssuerUnreachableException if the provider's keys are unknown and cannot be
     *     fetched
     */
    Verdict verify(String idToken);
}
