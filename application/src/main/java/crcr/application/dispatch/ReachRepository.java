package crcr.application.dispatch;

import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.domain.callback.CallbackToken;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;

/** Sends a {@code repository_dispatch} to a repository by its name or by its id, and finds out what one is called. */
public interface ReachRepository {
    /** The outcome of sending. */
    sealed interface Reached {
        /** There is such a repository, and this is the answer. */
        record Answered(DispatchAnswer answer) implements Reached {}

        /** GitHub redirects from that name: the repository was renamed, or given to another owner. */
        record Moved(int status) implements Reached {}

        /**
         * Nothing is known of it, or nothing that the relay may see.
         *
         * @param status the HTTP status
         * @param message what that means
         */
        record Absent(int status, String message) implements Reached {}
    }

    /**
     * Sends a dispatch once. Every failure is in the result; nothing is thrown.
     *
     * @param token what its job's callbacks are to bring back
     * @param id of the repository that it goes to; empty for the one that has the downstream's name
     */
    Reached send(Dispatch dispatch, CallbackToken token, Optional<String> id);

    /** What is known of the repository of an id. */
    sealed interface Found {
        /** It is called so, and these are its ids. */
        record Present(RepositoryName name, RepositoryIdentity identity) implements Found {}

        /** It is not there, or nothing that the relay may see. */
        record Absent() implements Found {}

        /** It could not be found out now; {@code answer} is that to a dispatch which is not sent therefore. */
        record Unknown(DispatchAnswer answer) implements Found {}
    }

    /**
     * Finds a repository by its id. Every failure is in the result; nothing is thrown.
     *
     * @param listed the name by which it is listed, for limits and messages
     */
    Found find(RepositoryName listed, String id);
}
