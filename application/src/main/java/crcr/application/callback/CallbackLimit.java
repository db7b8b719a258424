package crcr.application.callback;

import crcr.domain.repository.RepositoryName;
import java.time.Duration;

/** How many callbacks a repository may send. */
@FunctionalInterface
public interface CallbackLimit {
    /** Whether one more is allowed. */
    sealed interface Allowance {
        /** It is, and is counted. */
        record Granted() implements Allowance {}

        /** It is not, and is not counted; one will be after this time. */
        record Exhausted(Duration retryAfter) implements Allowance {}
    }

    /**
     * Takes one from the repository's allowance. Atomic, for all processes together.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Allowance take(RepositoryName repository);
}
