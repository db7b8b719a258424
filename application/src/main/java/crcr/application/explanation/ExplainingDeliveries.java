package crcr.application.explanation;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.explanation.Explanation.Listing;
import crcr.application.trust.KnownIdentities;
import crcr.application.trust.KnownIdentities.Known;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.RelayRule;
import crcr.domain.repository.RepositoryName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Explains why a repository was not triggered. A renamed repository is found by either name, as far as its ids are
 * remembered. Every method throws {@link crcr.application.store.StoreUnreachableException} if the store does not
 * answer.
 */
public final class ExplainingDeliveries {
    /** The maximum number of explained deliveries. */
    public static final int MOST = 20;

    private final RelayRule rule;
    private final AllowlistInForce allowlist;
    private final KnownIdentities identities;
    private final DeliveryHistory history;

    /** Explains by the records of these ports. */
    public ExplainingDeliveries(
            RelayRule rule, AllowlistInForce allowlist, KnownIdentities identities, DeliveryHistory history) {
        this.rule = rule;
        this.allowlist = allowlist;
        this.identities = identities;
        this.history = history;
    }

    /** Returns the fate of this delivery for that repository. */
    public Explanation ofDelivery(RepositoryName repository, DeliveryId id) {
        return explain(repository, new Sought.Delivery(id));
    }

    /** Returns the fate of this pull request's deliveries for that repository. */
    public Explanation ofPullRequest(RepositoryName repository, long number) {
        return explain(repository, new Sought.PullRequest(rule.upstream(), number));
    }

    /** Returns the fate of the latest deliveries for that repository. */
    public Explanation ofLatest(RepositoryName repository) {
        return explain(repository, new Sought.Latest());
    }

    private Explanation explain(RepositoryName asked, Sought sought) {
        Optional<Allowlist> list = allowlist.allowlist();
        List<Known> known = identities.all();
        RepositoryName repository =
                list.flatMap(entries -> formerName(asked, entries, known)).orElse(asked);
        Listing listing = list.map(entries -> listing(repository, entries)).orElseGet(Listing.NoAllowlistYet::new);
        return new Explanation(
                repository,
                presentName(repository, known),
                listing,
                sought,
                rule,
                history.find(sought, repository, MOST));
    }

    private static Listing listing(RepositoryName repository, Allowlist list) {
        return list.find(repository).<Listing>map(Listing.Listed::new).orElseGet(Listing.NotListed::new);
    }

    // Returns the listed name of a repository that is requested by its present name; empty if the present name is
    // listed itself.
    private static Optional<RepositoryName> formerName(RepositoryName asked, Allowlist list, List<Known> known) {
        return known.stream()
                .filter(_ -> list.find(asked).isEmpty())
                .filter(one -> one.presentName().filter(asked::equals).isPresent())
                .map(Known::repository)
                .filter(former -> list.find(former).isPresent())
                .findFirst();
    }

    private static Optional<RepositoryName> presentName(RepositoryName repository, List<Known> known) {
        return known.stream()
                .filter(one -> one.repository().equals(repository))
                .sorted(Comparator.comparing(Known::since).reversed())
                .flatMap(one -> one.presentName().stream())
                .findFirst();
    }
}
