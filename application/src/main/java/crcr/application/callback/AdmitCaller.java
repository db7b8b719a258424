package crcr.application.callback;

import java.time.Duration;

/**
 * Lets callers in, as long as a name stands for the same repository as ever, and so many a minute of each. Atomic, for
 * all processes together.
 */
@FunctionalInterface
public interface AdmitCaller {
    /** Whether this one is let in. */
    sealed interface Admission {
        /** It is, and is counted. */
        record Granted() implements Admission {}

        /** It has sent too many. This one is not counted; one will be let in after this time. */
        record Exhausted(Duration retryAfter) implements Admission {}

        /** Its name stood for another repository before, by the same issuer. It is not counted. */
        record OtherIdentity() implements Admission {}
    }

    /**
     * Compares a caller's identity with the one that is on record for its issuer and repository, and takes one from the
     * repository's allowance. The first identity that an issuer tells is remembered for good; of any number of
     * concurrent ones the first wins. A caller without an identity passes as long as none is on record.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Admission admit(Caller caller);
}
