package crcr.application.recovery;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.recovery.RecoveryTurns.Turn;
import crcr.application.recovery.WebhookDeliveries.Page;
import crcr.application.recovery.WebhookDeliveries.RedeliveryAnswer;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.recovery.DeliveryAttempt;
import crcr.domain.recovery.MissedDeliveries;
import crcr.domain.recovery.MissedDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks GitHub to redeliver what never arrived, because GitHub does not do so by itself. A redelivery is accepted like
 * any other webhook.
 */
public final class RecoveringMissedDeliveries {
    /** The maximum number of pages in one pass: 30,000 attempts at GitHub's 100 a page. */
    public static final int MOST_PAGES = 300;

    /**
     * The maximum number of deliveries that one pass requests. The rest is for the next pass. GitHub allows 180 such
     * calls a minute (900 points, a POST is 5).
     */
    public static final int MOST_REDELIVERIES = 150;

    // An attempt may enter GitHub's list late, and GitHub's clock differs from this one.
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final WebhookDeliveries deliveries;
    private final MissedDeliveries rule;
    private final AllowlistInForce allowlist;
    private final RecoveryTurns turns;
    private final RecoveryRecords records;
    private final Clock clock;

    /** Recovers the deliveries that {@code rule} finds missed among {@code deliveries}. */
    public RecoveringMissedDeliveries(
            WebhookDeliveries deliveries,
            MissedDeliveries rule,
            AllowlistInForce allowlist,
            RecoveryTurns turns,
            RecoveryRecords records,
            Clock clock) {
        this.deliveries = deliveries;
        this.rule = rule;
        this.allowlist = allowlist;
        this.turns = turns;
        this.records = records;
        this.clock = clock;
    }

    /** The outcome of a pass. */
    public sealed interface RecoveryOutcome {
        /** No allowlist was loaded yet, so that a redelivery could not be accepted. */
        record NoAllowlistYet() implements RecoveryOutcome {}

        /**
         * The turn belongs to another process.
         *
         * @param untilNext the time until the next turn
         * @param lastCompleted when any process last completed a pass; empty if that is unknown
         */
        record NotYet(Duration untilNext, Optional<Instant> lastCompleted) implements RecoveryOutcome {}

        /**
         * The pass covered everything within reach.
         *
         * @param at when, by the store's clock
         * @param cutShort whether there was more than a pass reads
         * @param oldestMissed when GitHub first sent the oldest delivery that is still missing; empty if none is
         */
        record Completed(Instant at, RecoveryCounts counts, boolean cutShort, Optional<Instant> oldestMissed)
                implements RecoveryOutcome {}

        /**
         * GitHub or the store became unreachable; {@code cause} says which and how. The next pass begins where this one
         * began.
         */
        record Unfinished(String cause, RecoveryCounts counts) implements RecoveryOutcome {}
    }

    /**
     * Makes a pass, if it is this process's turn.
     *
     * @param every the time between two turns of all processes
     */
    public RecoveryOutcome recover(Duration every) {
        if (allowlist.allowlist().isEmpty()) {
            return new RecoveryOutcome.NoAllowlistYet();
        }
        RecoveryTally tally = new RecoveryTally();
        try {
            return switch (turns.take(every)) {
                case Turn.NotYet(Duration untilNext, Optional<Instant> lastCompleted) ->
                    new RecoveryOutcome.NotYet(untilNext, lastCompleted);
                case Turn.Taken(Optional<Instant> lookBackTo) -> pass(lookBackTo, tally);
            };
        } catch (DeliveriesUnreachableException | StoreUnreachableException e) {
            return new RecoveryOutcome.Unfinished(String.valueOf(e.getMessage()), tally.counts());
        }
    }

    private RecoveryOutcome pass(Optional<Instant> lookBackTo, RecoveryTally tally) {
        Instant now = clock.instant();
        Instant earliest = rule.earliest(now);
        Listed listed = list(lookBackTo.filter(earliest::isBefore).orElse(earliest));
        List<MissedDelivery> open = withoutAccepted(rule.among(listed.attempts(), now));
        for (MissedDelivery missed : open) {
            ask(missed, now, tally);
        }
        return new RecoveryOutcome.Completed(
                turns.completed(nextLookBack(now, open)),
                tally.counts(),
                listed.cutShort(),
                open.stream().map(MissedDelivery::first).min(Instant::compareTo));
    }

    private record Listed(List<DeliveryAttempt> attempts, boolean cutShort) {}

    private Listed list(Instant since) {
        List<DeliveryAttempt> attempts = new ArrayList<>();
        Optional<String> from = Optional.empty();
        for (int number = 0; number < MOST_PAGES; number++) {
            Page page = deliveries.page(from);
            attempts.addAll(page.attempts());
            from = page.next();
            boolean reached = !page.attempts().isEmpty()
                    && page.attempts().getLast().delivered().isBefore(since);
            if (reached || from.isEmpty()) {
                return new Listed(attempts, false);
            }
        }
        return new Listed(attempts, true);
    }

    // GitHub counts a delivery as failed too if the relay's answer came late, or was lost on its way.
    private List<MissedDelivery> withoutAccepted(List<MissedDelivery> missed) {
        if (missed.isEmpty()) {
            return missed;
        }
        Set<DeliveryId> accepted =
                records.accepted(missed.stream().map(MissedDelivery::delivery).toList());
        return missed.stream().filter(one -> !accepted.contains(one.delivery())).toList();
    }

    private void ask(MissedDelivery missed, Instant now, RecoveryTally tally) {
        if (missed.isYoung(now)
                || tally.calls() >= MOST_REDELIVERIES
                || !records.claim(missed.delivery(), MissedDeliveries.BACKOFF)) {
            tally.left();
            return;
        }
        try {
            switch (deliveries.redeliver(missed.latest().id())) {
                case RedeliveryAnswer.Promised() -> tally.asked();
                case RedeliveryAnswer.Refused(int status, String message) -> tally.refused(status + " " + message);
            }
        } catch (DeliveriesUnreachableException e) {
            tally.unheard();
            throw e;
        }
    }

    // All earlier deliveries are settled for good: they succeeded, were accepted, or do not concern the relay. An
    // open delivery stays within the reach of the next pass, from its first attempt on.
    private static Instant nextLookBack(Instant now, List<MissedDelivery> open) {
        Instant overlapping = now.minus(OVERLAP);
        return open.stream()
                .map(MissedDelivery::first)
                .filter(overlapping::isAfter)
                .min(Instant::compareTo)
                .orElse(overlapping);
    }
}
