package crcr.application.console;

/** Says for whom an ID token vouches. */
public interface VerifyIdToken {
    /** The outcome of a token. */
    sealed interface Verdict {
        /**
         * It holds.
         *
         * @param nonce names the sign-in that it is for
         */
        record Verified(Person person, String nonce) implements Verdict {}

        /**
         * It does not.
         *
         * @param reason the same short word for the same cause, for logs
         * @param detail the cause in words for an operator
         */
        record Rejected(String reason, String detail) implements Verdict {}
    }

    /**
     * Verifies a token that the provider's token endpoint has just given.
     *
     * @throws crcr.application.callback.IssuerUnreachableException if it is not known which keys the provider publishes
     */
    Verdict verify(String idToken);
}
