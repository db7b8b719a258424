package crcr.infrastructure.oidc;

import crcr.application.callback.IssuerUnreachableException;
import io.helidon.security.jwt.jwk.JwkRSA;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches the keys of one issuer. They are fetched again when they are older than an hour and when a token names an
 * unknown one, but once a minute at most, whatever is presented; of several threads one fetches. While the issuer is
 * unreachable, its last keys are used for a day.
 */
final class IssuerKeys {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    private static final int MOST_WAITING = 64;
    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);
    private static final Duration FRESH_FOR = Duration.ofHours(1);
    private static final Duration USABLE_FOR = Duration.ofHours(24);

    private final String issuer;
    private final PublishedKeys published;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Known known = new Known(Optional.empty(), Optional.empty());

    /** Begins without keys. */
    IssuerKeys(String issuer, PublishedKeys published, Clock clock, MeterRegistry metrics) {
        this.issuer = issuer;
        this.published = published;
        this.clock = clock;
        this.metrics = metrics;
        fetches("fetched");
        fetches("failed");
    }

    /** A key set, with the time of its request. */
    private record Fetched(Map<String, JwkRSA> keys, Instant at) {}

    /** The last attempt to fetch, with its failure if it failed. */
    private record Attempt(Instant at, Optional<KeysUnavailableException> failure) {}

    /** The knowledge at one moment; its two parts may be of different age. */
    private record Known(Optional<Fetched> last, Optional<Attempt> attempt) {
        Optional<Map<String, JwkRSA>> notOlderThan(Duration age, Instant now) {
            return last.filter(fetched -> !hasPassed(age, fetched.at(), now)).map(Fetched::keys);
        }

        boolean lastAttemptFailed() {
            return attempt.flatMap(Attempt::failure).isPresent();
        }

        boolean mayFetch(Instant now) {
            return attempt.isEmpty() || hasPassed(BETWEEN_FETCHES, attempt.get().at(), now);
        }
    }

    /**
     * Returns the issuer's key of this id; empty if the issuer does not publish it.
     *
     * @throws IssuerUnreachableException if the issuer's keys are unknown
     */
    Optional<JwkRSA> find(String keyId) {
        Optional<JwkRSA> fresh = known.notOlderThan(FRESH_FOR, clock.instant()).flatMap(keys -> key(keys, keyId));
        if (fresh.isPresent()) {
            return fresh;
        }
        refresh(keyId);
        Known now = known;
        Optional<JwkRSA> key = now.notOlderThan(USABLE_FOR, clock.instant())
                .map(keys -> key(keys, keyId))
                .orElseThrow(() -> unreachable(now));
        // A key that is not among the old ones may be among those that could not be fetched.
        if (key.isEmpty() && now.lastAttemptFailed()) {
            throw unreachable(now);
        }
        return key;
    }

    /** Returns false only if {@link #find} would return empty at once for this id. */
    boolean mayHave(String keyId) {
        Known now = known;
        return now.lastAttemptFailed()
                || now.mayFetch(clock.instant())
                || now.notOlderThan(USABLE_FOR, clock.instant())
                        .map(keys -> keys.containsKey(keyId))
                        .orElse(true);
    }

    private void refresh(String keyId) {
        if (!known.mayFetch(clock.instant())) {
            return;
        }
        boolean haveOne = known.notOlderThan(USABLE_FOR, clock.instant())
                .flatMap(keys -> key(keys, keyId))
                .isPresent();
        // A thread with an old key continues with it while another thread fetches; the others wait for the result.
        if (haveOne) {
            if (!fetching.tryLock()) {
                return;
            }
        } else {
            refuseOneOfTooMany();
            fetching.lock();
        }
        try {
            // The time is read under the lock, so that it is not before the attempt of the former holder.
            Instant now = clock.instant();
            if (known.mayFetch(now)) {
                known = fetch(known, now);
            }
        } finally {
            fetching.unlock();
        }
    }

    // A caller that invents key ids must not block all requests while the issuer is slow. Without any key no request
    // could be served meanwhile, so that all may wait.
    private void refuseOneOfTooMany() {
        if (known.last().isPresent() && fetching.getQueueLength() >= MOST_WAITING) {
            throw new IssuerUnreachableException(
                    "too many tokens wait for the keys of the OIDC issuer " + issuer,
                    new KeysUnavailableException("they are being fetched"));
        }
    }

    private Known fetch(Known before, Instant now) {
        try {
            Map<String, JwkRSA> keys = published.fetch();
            fetches("fetched").increment();
            return new Known(Optional.of(new Fetched(keys, now)), Optional.of(new Attempt(now, Optional.empty())));
        } catch (KeysUnavailableException e) {
            fetches("failed").increment();
            LOG.warn("The keys of the OIDC issuer {} were not refreshed", issuer, e);
            return new Known(before.last(), Optional.of(new Attempt(now, Optional.of(e))));
        }
    }

    // Registered in advance, because an alert cannot distinguish "never" from "not measured".
    private Counter fetches(String outcome) {
        return Counter.builder("crcr.oidc.key.fetches")
                .description("Fetches of an issuer's keys")
                .tag("issuer", issuer)
                .tag("outcome", outcome)
                .register(metrics);
    }

    private IssuerUnreachableException unreachable(Known now) {
        KeysUnavailableException cause = now.attempt()
                .flatMap(Attempt::failure)
                .orElseGet(() -> new KeysUnavailableException("its keys are too old"));
        return new IssuerUnreachableException(
                "the keys of the OIDC issuer " + issuer + " are not known: " + cause.getMessage(), cause);
    }

    private static Optional<JwkRSA> key(Map<String, JwkRSA> keys, String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    // After a clock was set, back or ahead, an age is unknown.
    private static boolean hasPassed(Duration time, Instant since, Instant now) {
        return Duration.between(since, now).abs().compareTo(time) >= 0;
    }
}
