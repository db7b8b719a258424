package crcr.domain.selfreport;

import java.time.Duration;

/** GitHub's answer about a commit. */
public sealed interface CheckedCommit {
    /**
     * The upstream has it.
     *
     * @param sha its SHA, 40 digits in lower case
     */
    record Found(String sha) implements CheckedCommit {}

    /** The upstream does not have it. */
    record Missing() implements CheckedCommit {}

    /** Returns how long this answer is valid for a commit of that name: a commit stays, and a branch moves. */
    default Duration lastsFor(NamedCommit named) {
        return switch (this) {
            case Found _ -> named.isSha() ? Duration.ofHours(1) : Duration.ofMinutes(1);
            case Missing() -> Duration.ofMinutes(5);
        };
    }
}
