package crcr.application.explanation;

import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.RelayRule;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * The explanation why a repository was triggered, or was not.
 *
 * @param repository its listed name, if it is listed
 * @param presentName the present name of the repository that is remembered for that name, if it differs
 * @param listing whether it is on the allowlist now
 * @param sought the requested deliveries
 * @param rule the rule that selects relayed events
 * @param deliveries the deliveries on record, the latest first
 */
public record Explanation(
        RepositoryName repository,
        Optional<RepositoryName> presentName,
        Listing listing,
        Sought sought,
        RelayRule rule,
        List<PastDelivery> deliveries) {
    /** Keeps its own copy. */
    public Explanation {
        deliveries = List.copyOf(deliveries);
    }

    /** The presence of a repository on the allowlist. */
    public sealed interface Listing {
        /** The repository is on the allowlist. */
        record Listed(Downstream downstream) implements Listing {}

        /** The repository is not on the allowlist, so that no new event goes to it. */
        record NotListed() implements Listing {}

        /** No allowlist has been loaded yet. */
        record NoAllowlistYet() implements Listing {}
    }
}
