package crcr.infrastructure.http.intake;

import crcr.application.callback.IssuerUnreachableException;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered while something is away that the relay needs: try again. */
public final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    // Longer than a reservation lasts that an outage left behind, so that an obedient retry is not refused.
    private static final Duration STORE_AWAY_FOR = Duration.ofSeconds(10);
    private static final Duration ISSUER_AWAY_FOR = Duration.ofMinutes(1);

    private Outages() {}

    /** Returns what the endpoint replies, or that it cannot be done now. */
    public static HttpReply guard(Supplier<HttpReply> endpoint) {
        try {
            return endpoint.get();
        } catch (StoreUnreachableException e) {
            return storeAway(e);
        } catch (IssuerUnreachableException e) {
            // The failed fetch is a warning already; this comes with every token.
            LOG.debug("an issuer of tokens cannot be reached: {}", e.getMessage());
            return HttpReply.later(
                    "issuer_unreachable",
                    "the keys of the token's issuer cannot be fetched, so it cannot be checked; try again",
                    ISSUER_AWAY_FOR);
        }
    }

    /** Returns that nobody can sign in for now. */
    public static HttpReply providerAway(IssuerUnreachableException e) {
        // That it is away is a warning already.
        LOG.debug("{}", e.getMessage());
        return HttpReply.later(
                "provider_unreachable",
                "the provider that people sign in at cannot be reached, or says nothing of use; try again in a minute."
                        + " Who is signed in already goes on as before",
                ISSUER_AWAY_FOR);
    }

    /** Returns that the store does not do its part, and why. */
    public static HttpReply storeAway(StoreUnreachableException e) {
        // That it does not is a warning already; this comes with every call.
        LOG.debug("{}", e.getMessage());
        String outcome = e.trouble() == StoreTrouble.UNREACHABLE ? "store_unreachable" : "store_refuses";
        return HttpReply.later(outcome, e.trouble().words() + "; try again", STORE_AWAY_FOR);
    }
}
