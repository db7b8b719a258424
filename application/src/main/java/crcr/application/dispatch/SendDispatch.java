package crcr.application.dispatch;

import crcr.domain.callback.CallbackToken;
import java.time.Duration;
import java.util.Optional;

/** Sends a {@code repository_dispatch} (docs/downstream/payload.md#request). */
@FunctionalInterface
public interface SendDispatch {
    /** GitHub's answer. */
    sealed interface DispatchAnswer {
        /** GitHub accepted it. */
        record Taken() implements DispatchAnswer {}

        /**
         * GitHub refused it, or is known to refuse it, and would refuse it again.
         *
         * @param status the HTTP status
         * @param message GitHub's own words, or what is wrong with it
         */
        record Refused(int status, String message) implements DispatchAnswer {}

        /**
         * GitHub limits the calls for the owner of the downstream.
         *
         * @param told for how long, if GitHub said so
         * @param message GitHub's own words
         */
        record Limited(Optional<Duration> told, String message) implements DispatchAnswer {}

        /** The call failed, or its answer is unclear; {@code cause} says what happened. */
        record Failed(String cause) implements DispatchAnswer {}
    }

    /**
     * Sends it once. Every failure is in the answer; nothing is thrown.
     *
     * @param token what its job's callbacks are to bring back
     */
    DispatchAnswer send(Dispatch dispatch, CallbackToken token);
}
