package crcr.application.selfreport;

import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import java.time.Duration;

/** Asks GitHub for a commit of the upstream. */
@FunctionalInterface
public interface LookUpCommit {
    /** GitHub's answer about a commit. */
    sealed interface CommitAnswer {
        /** GitHub answered. */
        record Checked(CheckedCommit commit) implements CommitAnswer {}

        /**
         * GitHub could not be asked, or could not answer.
         *
         * @param cause the cause, for an operator
         * @param pause the time for which further requests, for any commit, are useless
         */
        record Unknown(String cause, Duration pause) implements CommitAnswer {}
    }

    /**
     * Asks for the commit, within a bounded time.
     *
     * @throws crcr.application.store.StoreUnreachableException if an answer cannot be kept
     */
    CommitAnswer lookUp(NamedCommit commit);
}
