package crcr.infrastructure.http.intake;

import crcr.application.callback.IssuerUnreachableException;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests while a needed part is unavailable: try again. */
public final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    // Longer than a reservation that an outage left behind, so that a retry after that time is not refused.
    private static final Duration STORE_AWAY_FOR = Duration.ofSeconds(10);
    private static final Duration ISSUER_AWAY_FOR = Duration.ofMinutes(1);

    private Outages() {}

    /** Returns the endpoint's reply, or a temporary refusal during an outage. */
    public static HttpReply guard(Supplier<HttpReply> endpoint) {
        try {
            return endpoint.get();
        } catch (StoreUnreachableException e) {
            return storeAway(e);
        } catch (IssuerUnreachableException e) {
            // The failed fetch was logged as a warning; this message comes with every token.
            LOG.debug("an issuer of tokens cannot be reached: {}", e.getMessage());
            return HttpReply.later(
                    "issuer_unreachable",
                    "the keys of the token's issuer cannot be fetched, so it cannot be checked; try again",
                    ISSUER_AWAY_FOR);
        }
    }

    /** Returns the refusal of sign-ins while the provider is unavailable. */
    public static HttpReply providerAway(IssuerUnreachableException e) {
        // The outage was logged as a warning.
        LOG.debug("{}", e.getMessage());
        return HttpReply.later(
                "provider_unreachable",
                "the provider that people sign in at cannot be reached, or says nothing of use; try again in a minute."
                        + " Who is signed in already goes on as before",
                ISSUER_AWAY_FOR);
    }

    /** Returns the refusal while the store is in trouble; its detail names the trouble. */
    public static HttpReply storeAway(StoreUnreachableException e) {
        // The trouble was logged as a warning; this message comes with every call.
        LOG.debug("{}", e.getMessage());
        String outcome = e.trouble() == StoreTrouble.UNREACHABLE ? "store_unreachable" : "store_refuses";
        return HttpReply.later(outcome, e.trouble().words() + "; try again", STORE_AWAY_FOR);
    }
}
