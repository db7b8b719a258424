package crcr.application.dispatch;

import crcr.domain.callback.CallbackToken;
import java.time.Duration;
import java.util.Optional;

/** Sends a {@code repository_dispatch} (docs/downstream/payload.md#request). */
@FunctionalInterface
public interface SendDispatch {
    /** GitHub's answer to a dispatch. */
    sealed interface DispatchAnswer {
        /** GitHub accepted the dispatch. */
        record Taken() implements DispatchAnswer {}

        /**
         * GitHub refused the dispatch, or is known to refuse it, and would refuse it again.
         *
         * @param status the HTTP status
         * @param message GitHub's message, or the relay's own
         */
        record Refused(int status, String message) implements DispatchAnswer {}

        /**
         * GitHub limits the calls for the owner of the downstream.
         *
         * @param told the time of the limit, if GitHub named it
         * @param message GitHub's message
         */
        record Limited(Optional<Duration> told, String message) implements DispatchAnswer {}

        /** The call failed, or its answer is unclear; {@code cause} says what happened. */
        record Failed(String cause) implements DispatchAnswer {}
    }

    /**
     * Sends a dispatch once. Every failure is in the answer; nothing is thrown.
     *
     * @param token the callback token for its job
     */
    DispatchAnswer send(Dispatch dispatch, CallbackToken token);
}
