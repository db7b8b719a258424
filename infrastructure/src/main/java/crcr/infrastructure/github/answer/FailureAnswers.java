package crcr.infrastructure.github.answer;

import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A port's own answers to failed calls, for ports that only distinguish whether to try again.
 *
 * @param refused makes the answer to a permanent refusal, from words
 * @param limited makes the answer to a rate limit, from the time that GitHub named, and from words
 * @param failed makes the answer to a temporary failure, from words
 */
public record FailureAnswers<A>(
        Function<String, A> refused, BiFunction<Optional<Duration>, String, A> limited, Function<String, A> failed) {
    /** Makes the call, and returns the port's answer if it fails. An interrupt is such a failure, and is not lost. */
    public A answer(Call<A> call) {
        try {
            return call.make();
        } catch (CallFailedException e) {
            return of(e.failure());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed.apply("interrupted");
        }
    }

    /** A call with a result. */
    @FunctionalInterface
    public interface Call<A> {
        /** Makes the call. */
        A make() throws CallFailedException, InterruptedException;
    }

    /** Returns the answer to that failure. */
    public A of(CallFailure failure) {
        return switch (failure) {
            case CallFailure.Refused _, CallFailure.NotInstalled _, CallFailure.NoToken _, CallFailure.Moved _ ->
                refused.apply(failure.words());
            case CallFailure.Limited(Optional<Duration> told, String _) -> limited.apply(told, failure.words());
            // The token is fresh, so that the call is not the cause.
            case CallFailure.NotAuthorized _ -> failed.apply(failure.words() + ", to a fresh token");
            case CallFailure.Failed(String cause) -> failed.apply(cause);
        };
    }
}
