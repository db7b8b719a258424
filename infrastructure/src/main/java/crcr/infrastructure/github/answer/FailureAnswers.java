package crcr.infrastructure.github.answer;

import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A port's own answers to calls that fail, for ports that ask no more than whether to try again.
 *
 * @param refused makes the answer to what GitHub would refuse again, from words
 * @param limited makes the answer to a rate limit, from the time that GitHub named, and from words
 * @param failed makes the answer to what may be over soon, from words
 */
public record FailureAnswers<A>(
        Function<String, A> refused, BiFunction<Optional<Duration>, String, A> limited, Function<String, A> failed) {
    /** Makes the call, and answers for it if it fails. An interrupt is such a failure, and is not lost. */
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

    /** A call, and what it brings. */
    @FunctionalInterface
    public interface Call<A> {
        /** Makes it. */
        A make() throws CallFailedException, InterruptedException;
    }

    /** Answers for that failure. */
    public A of(CallFailure failure) {
        return switch (failure) {
            case CallFailure.Refused _, CallFailure.NotInstalled _, CallFailure.NoToken _, CallFailure.Moved _ ->
                refused.apply(failure.words());
            case CallFailure.Limited(Optional<Duration> told, String _) -> limited.apply(told, failure.words());
            // The token is fresh, so it is not the call's fault.
            case CallFailure.NotAuthorized _ -> failed.apply(failure.words() + ", to a fresh token");
            case CallFailure.Failed(String cause) -> failed.apply(cause);
        };
    }
}
