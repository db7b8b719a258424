package crcr.application.dispatch;

import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.domain.callback.CallbackToken;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;

/** Sends a {@code repository_dispatch} to a repository by its name or by its id, and finds the name of an id. */
public interface ReachRepository {
    /** The outcome of sending. */
    sealed interface Reached {
        /** The repository exists, and this is GitHub's answer. */
        record Answered(DispatchAnswer answer) implements Reached {}

        /** GitHub redirects from that name: the repository was renamed, or transferred to another owner. */
        record Moved(int status) implements Reached {}

        /**
         * The repository does not exist, or the relay may not see it.
         *
         * @param status the HTTP status
         * @param message the meaning of the status
         */
        record Absent(int status, String message) implements Reached {}
    }

    /**
     * Sends a dispatch once. Every failure is in the result; nothing is thrown.
     *
     * @param token the callback token for its job
     * @param id the id of the repository; empty for the one that has the downstream's name
     */
    Reached send(Dispatch dispatch, CallbackToken token, Optional<String> id);

    /** The result of looking up a repository by its id. */
    sealed interface Found {
        /** The repository has this name and these ids. */
        record Present(RepositoryName name, RepositoryIdentity identity) implements Found {}

        /** The repository does not exist, or the relay may not see it. */
        record Absent() implements Found {}

        /** The lookup failed; {@code answer} is the outcome of the dispatch, which is not sent. */
        record Unknown(DispatchAnswer answer) implements Found {}
    }

    /**
     * Finds a repository by its id. Every failure is in the result; nothing is thrown.
     *
     * @param listed its listed name, for limits and messages
     */
    Found find(RepositoryName listed, String id);
}
