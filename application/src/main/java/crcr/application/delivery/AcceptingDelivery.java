package crcr.application.delivery;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.RelayRule;
import crcr.domain.delivery.RelayRule.Ruling;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.event.IncomingEvent;
import crcr.domain.event.Labels;
import crcr.domain.event.PullRequest;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Accepts a webhook event from GitHub. Once it returns that the event is accepted, the event is durable, and GitHub
 * need not send it again. Dispatching comes later.
 */
public final class AcceptingDelivery implements TakeEvent<IncomingEvent> {
    private final RelayRule rule;
    private final AllowlistInForce allowlist;
    private final IdentitiesInForce identities;
    private final DeliveryLedger ledger;
    private final IgnoredDeliveries ignored;

    /**
     * Accepts the events that {@code rule} selects, for every downstream on the allowlist at that moment.
     *
     * @param identities the known id of the upstream, so that other repositories' events cost no round trip
     */
    public AcceptingDelivery(
            RelayRule rule,
            AllowlistInForce allowlist,
            IdentitiesInForce identities,
            DeliveryLedger ledger,
            IgnoredDeliveries ignored) {
        this.rule = rule;
        this.allowlist = allowlist;
        this.identities = identities;
        this.ledger = ledger;
        this.ignored = ignored;
    }

    @Override
    public EventOutcome take(DeliveryId id, IncomingEvent incoming, Payload payload) {
        Optional<String> knownId = identities.upstreamId(rule.upstream());
        return switch (rule.decide(incoming, knownId)) {
            case Ruling.Ignored(String reason) -> {
                // Events of other repositories arrive too if the App is installed there. Nobody asks the relay about
                // those.
                if (rule.isOfUpstream(incoming, knownId)) {
                    note(id, incoming, incoming.pullRequest(), reason);
                }
                yield new EventOutcome.Ignored(reason);
            }
            case Ruling.Incomplete(String field) -> new EventOutcome.Incomplete(field);
            case Ruling.Relayed(UpstreamEvent event) ->
                keep(
                        new Delivery(
                                id, event, incoming.repository().id(), labels(incoming), incoming.headline(), payload),
                        incoming);
        };
    }

    private void note(DeliveryId id, IncomingEvent incoming, OptionalLong pullRequest, String reason) {
        ignored.remember(new IgnoredDelivery(id, incoming.type(), incoming.action(), pullRequest, reason));
    }

    private static Optional<Labels> labels(IncomingEvent incoming) {
        return incoming instanceof PullRequest pullRequest ? pullRequest.labelsAfterwards() : Optional.empty();
    }

    private EventOutcome keep(Delivery delivery, IncomingEvent incoming) {
        Optional<Allowlist> known = allowlist.allowlist();
        if (known.isEmpty()) {
            return new EventOutcome.NoAllowlistYet();
        }
        List<RepositoryName> targets = known.get().granted(Grant.DISPATCH).stream()
                .map(Downstream::repository)
                .toList();
        return switch (ledger.accept(delivery, targets)) {
            case Acceptance.Fresh() -> {
                delivery.upstreamId().ifPresent(id -> identities.learn(rule.upstream(), id));
                yield new EventOutcome.Accepted(targets.size(), delivery.event().otherName());
            }
            case Acceptance.Repeated(int requeued) -> new EventOutcome.Repeated(requeued);
            case Acceptance.NameTaken(String knownId) -> nameTaken(delivery, knownId, incoming);
            // An operator has just removed the id from the record.
            case Acceptance.NotUpstream() -> new EventOutcome.Ignored(rule.notUpstream());
        };
    }

    private EventOutcome nameTaken(Delivery delivery, String knownId, IncomingEvent incoming) {
        String reason = rule.nameTaken(delivery.upstreamId(), knownId);
        note(delivery.id(), incoming, delivery.event().pullRequest(), reason);
        return new EventOutcome.NameTaken(reason);
    }
}
