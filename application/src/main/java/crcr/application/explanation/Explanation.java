package crcr.application.explanation;

import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.RelayRule;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * Why a repository was triggered, or was not.
 *
 * @param repository by the name that it is listed by, if it is
 * @param presentName what the repository that is remembered for that name is called now, if that is another name
 * @param listing whether it is on the allowlist now
 * @param sought what was asked for
 * @param rule which events are relayed at all
 * @param deliveries what is on record of that, the latest first
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

    /** Whether a repository is on the allowlist. */
    public sealed interface Listing {
        /** It is. */
        record Listed(Downstream downstream) implements Listing {}

        /** It is not, and so nothing that comes now goes to it. */
        record NotListed() implements Listing {}

        /** No allowlist has been loaded yet. */
        record NoAllowlistYet() implements Listing {}
    }
}
