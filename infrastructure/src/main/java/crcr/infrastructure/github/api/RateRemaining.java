package crcr.infrastructure.github.api;

import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * The number of calls that each installation has left in its hour, according to GitHub's last answer. It is unknown
 * once that hour is over, so that no alert fires for an owner without recent calls. An owner has one installation.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub's limits</a>
 */
public final class RateRemaining {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, AtomicReference<Budget>> remaining = new ConcurrentHashMap<>();

    /** Registers the gauges in {@code meters}. */
    public RateRemaining(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /** The remaining calls, and the end of their hour. */
    private record Budget(double calls, Instant until) {}

    /** Records the remaining calls from the answer to a call with an installation token. */
    void note(RepositoryName repository, WholeResponse reply) {
        number(reply, "x-ratelimit-remaining")
                .ifPresent(calls -> of(repository.owner().toLowerCase(Locale.ROOT))
                        .set(new Budget(
                                calls,
                                number(reply, "x-ratelimit-reset")
                                        .map(Instant::ofEpochSecond)
                                        .orElseGet(() -> clock.instant().plus(HOUR)))));
    }

    private static Optional<Long> number(WholeResponse reply, String header) {
        return reply.headers()
                .firstValue(header)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf);
    }

    private AtomicReference<Budget> of(String owner) {
        return remaining.computeIfAbsent(owner, _ -> {
            AtomicReference<Budget> budget = new AtomicReference<>(new Budget(Double.NaN, Instant.MAX));
            Gauge.builder("crcr.github.rate.remaining", () -> left(budget.get()))
                    .description("Calls left in the hour, by GitHub's last answer")
                    .tag("installation", owner)
                    .register(meters);
            return budget;
        });
    }

    private double left(Budget budget) {
        return clock.instant().isBefore(budget.until()) ? budget.calls() : Double.NaN;
    }
}
