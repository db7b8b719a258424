package crcr.application.delivery;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.IncomingEvent;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.RelayRule;
import crcr.domain.delivery.RelayRule.Ruling;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * Takes a webhook event over from GitHub: once this has answered that it is accepted, it is durable, and GitHub need not
 * send it again. Nothing is dispatched here.
 */
public final class AcceptingDelivery {
    private final RelayRule rule;
    private final AllowlistInForce allowlist;
    private final DeliveryLedger ledger;
    private final IgnoredDeliveries ignored;

    /** Accepts what {@code rule} relays, for whoever is on the allowlist at that moment. */
    public AcceptingDelivery(
            RelayRule rule, AllowlistInForce allowlist, DeliveryLedger ledger, IgnoredDeliveries ignored) {
        this.rule = rule;
        this.allowlist = allowlist;
        this.ledger = ledger;
        this.ignored = ignored;
    }

    /** What became of an event. */
    public sealed interface Outcome {
        /** Durable, with so many targets. */
        record Accepted(int targets) implements Outcome {}

        /** Known already; so many targets that had ended without success wait again. */
        record Repeated(int targets) implements Outcome {}

        /** Not relayed, and why. */
        record Ignored(String reason) implements Outcome {}

        /** It would be relayed, but lacks this field. */
        record Incomplete(String field) implements Outcome {}

        /** It is not known yet whom to relay to; GitHub should send it again later. */
        record NoAllowlistYet() implements Outcome {}
    }

    /**
     * Decides about the event, and keeps it if it is relayed.
     *
     * @throws crcr.application.store.StoreUnreachableException if it cannot be kept, as far as is known
     */
    public Outcome accept(DeliveryId id, IncomingEvent incoming, Payload payload) {
        return switch (rule.decide(incoming)) {
            case Ruling.Ignored(String reason) -> ignore(id, incoming, reason);
            case Ruling.Incomplete(String field) -> new Outcome.Incomplete(field);
            case Ruling.Relayed(UpstreamEvent event) -> keep(new Delivery(id, event, payload));
        };
    }

    // Other repositories' events come too, if the App is installed there; nobody asks the relay about those.
    private Outcome ignore(DeliveryId id, IncomingEvent incoming, String reason) {
        if (rule.isOfUpstream(incoming)) {
            ignored.remember(
                    new IgnoredDelivery(id, incoming.type(), incoming.action(), incoming.pullRequest(), reason));
        }
        return new Outcome.Ignored(reason);
    }

    private Outcome keep(Delivery delivery) {
        Optional<Allowlist> known = allowlist.allowlist();
        if (known.isEmpty()) {
            return new Outcome.NoAllowlistYet();
        }
        List<RepositoryName> targets = known.get().granted(Grant.DISPATCH).stream()
                .map(Downstream::repository)
                .toList();
        return switch (ledger.accept(delivery, targets)) {
            case Acceptance.Fresh() -> new Outcome.Accepted(targets.size());
            case Acceptance.Repeated(int requeued) -> new Outcome.Repeated(requeued);
        };
    }
}
