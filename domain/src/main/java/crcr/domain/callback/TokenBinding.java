package crcr.domain.callback;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The facts to which a callback token is bound.
 *
 * @param delivery the delivery that was dispatched
 * @param downstream the downstream to which it was dispatched
 * @param upstream the name of the upstream at the time of the event
 * @param pullRequest the number of the event's PR, if it has one
 * @param headSha the commit to test
 * @param push whether the event was a push, whose {@code after} is that commit
 */
public record TokenBinding(
        DeliveryId delivery,
        RepositoryName downstream,
        RepositoryName upstream,
        OptionalLong pullRequest,
        String headSha,
        boolean push) {
    /** Returns the binding of a dispatch of this event. */
    public static TokenBinding of(DeliveryId delivery, RepositoryName downstream, UpstreamEvent event) {
        return new TokenBinding(
                delivery, downstream, event.nameThen(), event.pullRequest(), event.headSha(), event.isPush());
    }

    /** Returns the first echoed field that differs from the dispatched event; empty if none does. */
    public Optional<EchoedField> changedIn(Map<EchoedField, String> echoed) {
        return EchoedField.ALL.stream()
                .filter(echoed::containsKey)
                .filter(field -> !field.fits(echoed.getOrDefault(field, ""), this))
                .findFirst();
    }
}
