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

/** Which attempts amount to a delivery that was missed and should be asked for again. */
public final class MissedDeliveries {
    /**
     * How long GitHub can deliver once more.
     *
     * @see <a
     *     href="https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks">GitHub's rule</a>
     */
    public static final Duration REDELIVERABLE = Duration.ofDays(3);

    /**
     * The pauses before the same delivery is asked for again. A short outage heals soon, and what fails for good costs
     * some twenty calls in GitHub's three days.
     */
    public static final Backoff BACKOFF = Backoff.doubling(Duration.ofMinutes(5), Duration.ofHours(6));

    private final RelayRule rule;
    private final Duration reach;

    /**
     * Looks for what {@code rule} may relay.
     *
     * @param remembered how long it is known that a delivery was accepted. An older one is not asked for: that it is
     *     not on record would mean nothing, and it might be dispatched a second time.
     */
    public MissedDeliveries(RelayRule rule, Duration remembered) {
        this.rule = rule;
        this.reach = remembered.compareTo(REDELIVERABLE) < 0 ? remembered : REDELIVERABLE;
    }

    /** No attempt from before this moment matters. */
    public Instant earliest(Instant now) {
        return now.minus(reach);
    }

    /**
     * Returns the missed ones among what these attempts belong to, in the order in which GitHub first sent them. One
     * success settles a delivery. One whose first attempt is not among these is passed over: that one is too old, or it
     * was settled before and somebody asked for it once more.
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
