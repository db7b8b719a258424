package crcr.application.store;

import crcr.application.callback.FirstAnswer;
import crcr.application.callback.IdempotencyKey;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The requests of a {@link MemoryStore} that their callers named. */
final class MemoryRequests {
    /** How long a reservation lasts, and the name of its request with it. */
    static final Duration LAPSE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<Named, Request> requests = new HashMap<>();

    MemoryRequests(Clock clock) {
        this.clock = clock;
    }

    /** What is known of a request. */
    sealed interface Earlier {
        record OtherBody() implements Earlier {}

        record Answered(FirstAnswer first) implements Earlier {}

        record BeingTaken() implements Earlier {}
    }

    private record Named(RepositoryName caller, String words) {
        static Named by(IdempotencyKey key) {
            return new Named(key.caller(), key.words());
        }
    }

    private record Request(Payload body, Instant since, Optional<FirstAnswer> answer) {
        boolean isKnownAt(Instant now) {
            return answer.isPresent() || now.isBefore(since.plus(LAPSE));
        }
    }

    synchronized Optional<Earlier> earlier(Optional<IdempotencyKey> key) {
        return key.flatMap(named -> Optional.ofNullable(requests.get(Named.by(named)))
                .filter(request -> request.isKnownAt(clock.instant()))
                .map(request -> request.body().equals(named.body())
                        ? request.answer().<Earlier>map(Earlier.Answered::new).orElseGet(Earlier.BeingTaken::new)
                        : new Earlier.OtherBody()));
    }

    synchronized void hold(Optional<IdempotencyKey> key) {
        key.ifPresent(
                named -> requests.put(Named.by(named), new Request(named.body(), clock.instant(), Optional.empty())));
    }

    synchronized void keep(Optional<IdempotencyKey> key, FirstAnswer answer) {
        key.ifPresent(named ->
                requests.put(Named.by(named), new Request(named.body(), clock.instant(), Optional.of(answer))));
    }

    synchronized void free(Optional<IdempotencyKey> key) {
        key.map(Named::by).ifPresent(requests::remove);
    }
}
