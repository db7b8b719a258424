package crcr.domain.selfreport;

import java.time.Duration;

/** What GitHub said of a commit that was asked for. */
public sealed interface CheckedCommit {
    /**
     * The upstream has it.
     *
     * @param sha its SHA, 40 digits in lower case
     */
    record Found(String sha) implements CheckedCommit {}

    /** The upstream does not have it. */
    record Missing() implements CheckedCommit {}

    /** Returns how long this is believed of a commit that was named so: a commit stays, and a branch moves. */
    default Duration lastsFor(NamedCommit named) {
        return switch (this) {
            case Found _ -> named.isSha() ? Duration.ofHours(1) : Duration.ofMinutes(1);
            case Missing() -> Duration.ofMinutes(5);
        };
    }
}
