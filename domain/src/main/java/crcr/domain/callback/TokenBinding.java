package crcr.domain.callback;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a callback token is good for.
 *
 * @param delivery that was dispatched
 * @param downstream to whom
 * @param upstream what the repository in which the event happened was called then
 * @param pullRequest the number of the PR that it is about, if it is about one
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
    /** Returns that of a dispatch of this event. */
    public static TokenBinding of(DeliveryId delivery, RepositoryName downstream, UpstreamEvent event) {
        return new TokenBinding(
                delivery, downstream, event.nameThen(), event.pullRequest(), event.headSha(), event.isPush());
    }

    /**
     * Returns the first field of an echoed event that is not that of the event which was dispatched; empty if all are.
     */
    public Optional<EchoedField> changedIn(Map<EchoedField, String> echoed) {
        return EchoedField.ALL.stream()
                .filter(echoed::containsKey)
                .filter(field -> !field.fits(echoed.getOrDefault(field, ""), this))
                .findFirst();
    }
}
