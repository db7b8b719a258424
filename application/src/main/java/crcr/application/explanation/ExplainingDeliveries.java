package crcr.application.explanation;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.explanation.Explanation.Listing;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.RelayRule;
import crcr.domain.repository.RepositoryName;

/**
 * Answers the question why a repository was not triggered. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public final class ExplainingDeliveries {
    /** How many deliveries are told of at the most. */
    public static final int MOST = 20;

    private final RelayRule rule;
    private final AllowlistInForce allowlist;
    private final DeliveryHistory history;

    /** Explains by what is on record there. */
    public ExplainingDeliveries(RelayRule rule, AllowlistInForce allowlist, DeliveryHistory history) {
        this.rule = rule;
        this.allowlist = allowlist;
        this.history = history;
    }

    /** What became of this delivery for that repository. */
    public Explanation ofDelivery(RepositoryName repository, DeliveryId id) {
        return explain(repository, new Sought.Delivery(id));
    }

    /** What became of the deliveries about this pull request of the upstream for that repository. */
    public Explanation ofPullRequest(RepositoryName repository, long number) {
        return explain(repository, new Sought.PullRequest(rule.upstream(), number));
    }

    /** What became of the latest deliveries for that repository. */
    public Explanation ofLatest(RepositoryName repository) {
        return explain(repository, new Sought.Latest());
    }

    private Explanation explain(RepositoryName repository, Sought sought) {
        Listing listing = allowlist
                .allowlist()
                .map(known ->
                        known.find(repository).<Listing>map(Listing.Listed::new).orElseGet(Listing.NotListed::new))
                .orElseGet(Listing.NoAllowlistYet::new);
        return new Explanation(repository, listing, sought, rule, history.find(sought, repository, MOST));
    }
}
