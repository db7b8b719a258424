package crcr.domain.recovery;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.RelayRule;
import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the deliveries that were missed and should be requested again, by GitHub's list of attempts. */
public final class MissedDeliveries {
    /**
     * The time for which GitHub can deliver once more.
     *
     * @see <a
     *     href="https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks">GitHub's rule</a>
     */
    public static final Duration REDELIVERABLE = Duration.ofDays(3);

    /**
     * The pauses between requests for the same delivery. A short outage heals soon, and a permanent failure costs some
     * twenty calls in GitHub's three days.
     */
    public static final Backoff BACKOFF = Backoff.doubling(Duration.ofMinutes(5), Duration.ofHours(6));

    private final RelayRule rule;
    private final Duration reach;

    /**
     * Looks for deliveries that {@code rule} may relay.
     *
     * @param remembered the time for which the store remembers an accepted delivery. An older one is not requested: it
     *     may have been accepted although it is not on record, and it would be dispatched a second time.
     */
    public MissedDeliveries(RelayRule rule, Duration remembered) {
        this.rule = rule;
        this.reach = remembered.compareTo(REDELIVERABLE) < 0 ? remembered : REDELIVERABLE;
    }

    /** Returns the time before which no attempt matters. */
    public Instant earliest(Instant now) {
        return now.minus(reach);
    }

    /**
     * Returns the missed deliveries among these attempts, in the order in which GitHub first sent them. One success
     * settles a delivery. A delivery whose first attempt is not among these is ignored: it is too old, or it was
     * settled before and somebody requested it once more.
     */
    public List<MissedDelivery> among(Collection<DeliveryAttempt> attempts, Instant now) {
        Map<DeliveryId, List<DeliveryAttempt>> byDelivery =
                attempts.stream().collect(Collectors.groupingBy(DeliveryAttempt::delivery));
        return byDelivery.values().stream()
                .map(of -> missed(of, now))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(MissedDelivery::first)
                        .thenComparing(missed -> missed.delivery().value()))
                .toList();
    }

    private Optional<MissedDelivery> missed(List<DeliveryAttempt> ofOne, Instant now) {
        if (ofOne.stream().anyMatch(DeliveryAttempt::succeeded)) {
            return Optional.empty();
        }
        return ofOne.stream()
                .filter(attempt -> !attempt.redelivery())
                .min(Comparator.comparing(DeliveryAttempt::delivered))
                .filter(first -> !first.delivered().isBefore(earliest(now)))
                .filter(first -> rule.mayMatter(first.event(), first.action()))
                .map(first -> new MissedDelivery(first.delivery(), first.delivered(), latest(first, ofOne)));
    }

    private static DeliveryAttempt latest(DeliveryAttempt first, List<DeliveryAttempt> ofOne) {
        return ofOne.stream()
                .max(Comparator.comparing(DeliveryAttempt::delivered))
                .orElse(first);
    }
}
