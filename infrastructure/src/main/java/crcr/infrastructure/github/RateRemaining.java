package crcr.infrastructure.github;

import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.outgoing.OutgoingHttp.Reply;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * How many calls each installation has left in its hour, as GitHub said last. An owner has one installation.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub's limits</a>
 */
final class RateRemaining {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final MeterRegistry meters;
    private final Map<String, AtomicLong> remaining = new ConcurrentHashMap<>();

    RateRemaining(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Notes what the answer to a call with an installation token says. */
    void note(RepositoryName repository, Reply reply) {
        reply.headers()
                .firstValue("x-ratelimit-remaining")
                .filter(text -> NUMBER.matcher(text).matches())
                .ifPresent(
                        text -> of(repository.owner().toLowerCase(Locale.ROOT)).set(Long.parseLong(text)));
    }

    private AtomicLong of(String owner) {
        return remaining.computeIfAbsent(owner, _ -> {
            AtomicLong value = new AtomicLong();
            Gauge.builder("crcr.github.rate.remaining", value, AtomicLong::get)
                    .tag("installation", owner)
                    .register(meters);
            return value;
        });
    }
}
