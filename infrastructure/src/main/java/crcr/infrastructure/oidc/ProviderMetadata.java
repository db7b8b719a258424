package crcr.infrastructure.oidc;

import crcr.application.callback.IssuerUnreachableException;
import crcr.application.console.FindProvider;
import crcr.application.console.Provider;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches the provider's metadata, fetched on the first request and then every hour. While the provider is unreachable,
 * its last metadata are used for a day; it is asked every 10 seconds at most, by one thread.
 */
public final class ProviderMetadata implements FindProvider {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderMetadata.class);

    private static final Duration FRESH_FOR = Duration.ofHours(1);
    private static final Duration USABLE_FOR = Duration.ofHours(24);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    private final String issuer;
    private final IssuerDocuments documents;
    private final Clock clock;
    private volatile Optional<Said> last = Optional.empty();
    private Optional<Failed> failed = Optional.empty();

    /** Fetches nothing yet. */
    public ProviderMetadata(OutgoingHttp http, String issuer, Clock clock) {
        this.issuer = issuer;
        this.documents = new IssuerDocuments(http, issuer);
        this.clock = clock;
    }

    private record Said(Provider provider, Instant at) {}

    private record Failed(KeysUnavailableException why, Instant at) {}

    @Override
    public Provider find() {
        return said(FRESH_FOR).orElseGet(this::refreshed);
    }

    private Optional<Provider> said(Duration atMostAgo) {
        Instant now = clock.instant();
        return last.filter(said -> isWithin(atMostAgo, said.at(), now)).map(Said::provider);
    }

    private synchronized Provider refreshed() {
        Optional<Provider> fresh = said(FRESH_FOR);
        if (fresh.isPresent()) {
            return fresh.get();
        }
        Instant now = clock.instant();
        if (failed.filter(failure -> isWithin(BETWEEN_FETCHES, failure.at(), now))
                .isEmpty()) {
            fetch(now);
        }
        return said(USABLE_FOR).orElseThrow(this::unreachable);
    }

    private void fetch(Instant now) {
        try {
            last = Optional.of(new Said(ProviderDocument.read(issuer, documents.discovery()), now));
            failed = Optional.empty();
        } catch (KeysUnavailableException e) {
            LOG.warn("The OpenID Connect provider {} cannot be used to sign in: {}", issuer, e.getMessage());
            failed = Optional.of(new Failed(e, now));
        }
    }

    private IssuerUnreachableException unreachable() {
        KeysUnavailableException why =
                failed.map(Failed::why).orElseGet(() -> new KeysUnavailableException("what it said is too old"));
        return new IssuerUnreachableException(
                "the OpenID Connect provider " + issuer + " cannot be used: " + why.getMessage(), why);
    }

    // After a clock was set, back or ahead, an age is unknown.
    private static boolean isWithin(Duration time, Instant since, Instant now) {
        return Duration.between(since, now).abs().compareTo(time) < 0;
    }
}
