package crcr.application.delivery;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.delivery.TakeEvent.EventOutcome;
import crcr.application.outbox.Effect;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.RelayRule;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.event.IncomingEvent;
import crcr.domain.event.Labels;
import java.util.List;
import java.util.Optional;

/** Keeps an event of the upstream that is not dispatched, together with its effects. */
public final class ActingOnEvent {
    private final RelayRule rule;
    private final IdentitiesInForce identities;
    private final ActedDeliveries deliveries;

    /** Keeps the events of that rule's upstream. */
    public ActingOnEvent(RelayRule rule, IdentitiesInForce identities, ActedDeliveries deliveries) {
        this.rule = rule;
        this.identities = identities;
        this.deliveries = deliveries;
    }

    /**
     * The action on an event.
     *
     * @param headSha the commit of the event
     * @param labels the labels of its pull request, if the event has them
     * @param effects the effects
     */
    public record Action(String headSha, Optional<Labels> labels, List<Effect> effects) {
        /** Keeps its own copy. */
        public Action {
            effects = List.copyOf(effects);
        }
    }

    /**
     * Keeps the event with its effects.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store has not confirmed it
     */
    public EventOutcome act(DeliveryId id, IncomingEvent event, Payload payload, Action action) {
        return rule.upstreamAs(event, identities.upstreamId(rule.upstream()))
                .map(nameThen -> new UpstreamEvent(
                        event.type(), event.action(), rule.upstream(), nameThen, event.pullRequest(), action.headSha()))
                .map(of -> new Delivery(id, of, event.repository().id(), action.labels(), event.headline(), payload))
                .map(delivery -> keep(delivery, action.effects()))
                .orElseGet(() -> new EventOutcome.Ignored(rule.notUpstream()));
    }

    private EventOutcome keep(Delivery delivery, List<Effect> effects) {
        return switch (deliveries.act(delivery, effects)) {
            case Acceptance.Fresh() -> {
                delivery.upstreamId().ifPresent(id -> identities.learn(rule.upstream(), id));
                yield new EventOutcome.Accepted(0, delivery.event().otherName());
            }
            case Acceptance.Repeated _ -> new EventOutcome.Repeated(0);
            case Acceptance.NameTaken(String knownId) ->
                new EventOutcome.NameTaken(rule.nameTaken(delivery.upstreamId(), knownId));
            case Acceptance.NotUpstream() -> new EventOutcome.Ignored(rule.notUpstream());
        };
    }
}
