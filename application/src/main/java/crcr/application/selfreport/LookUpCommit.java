package crcr.application.selfreport;

import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import java.time.Duration;

/** Asks GitHub for a commit of the upstream. */
@FunctionalInterface
public interface LookUpCommit {
    /** GitHub's answer. */
    sealed interface CommitAnswer {
        /** It has looked. */
        record Checked(CheckedCommit commit) implements CommitAnswer {}

        /**
         * It could not be asked, or could not answer.
         *
         * @param cause why, for an operator
         * @param pause how long it is of no use to ask for this commit or another one
         */
        record Unknown(String cause, Duration pause) implements CommitAnswer {}
    }

    /**
     * Asks for it, within a bounded time.
     *
     * @throws crcr.application.store.StoreUnreachableException if an answer cannot be kept
     */
    CommitAnswer lookUp(NamedCommit commit);
}
