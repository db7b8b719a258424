package crcr.infrastructure.work;

import crcr.application.recovery.RecoveringMissedDeliveries;
import crcr.application.recovery.RecoveringMissedDeliveries.RecoveryOutcome;
import crcr.application.recovery.RecoveryCounts;
import crcr.infrastructure.shared.loop.Loop;
import crcr.infrastructure.shared.loop.Outage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for missed deliveries repeatedly, whenever it is this process's turn. */
public final class Recovery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration UNTIL_THERE_IS_AN_ALLOWLIST = Duration.ofSeconds(1);

    private final RecoveringMissedDeliveries recovering;
    private final Duration every;
    private final RecoveryMeters meters;
    private final Loop passing = Loop.of("looking for missed webhook deliveries", this::pass);
    private final Outage outage = new Outage(
            LOG,
            "missed webhook deliveries cannot be looked for, and the next pass tries again",
            "missed webhook deliveries are looked for again");

    /**
     * Starts nothing yet.
     *
     * @param every the time between two turns of all processes
     */
    public Recovery(RecoveringMissedDeliveries recovering, Duration every, Clock clock, MeterRegistry meters) {
        this.recovering = recovering;
        this.every = every;
        this.meters = new RecoveryMeters(clock, meters);
    }

    /** Starts the passes, without waiting for the first one. */
    public void start() {
        meters.register();
        passing.start();
    }

    private Duration pass() {
        try {
            return record(recovering.recover(every));
        } catch (RuntimeException e) {
            LOG.error("looking for missed webhook deliveries failed within the relay", e);
            meters.pass(RecoveryMeters.ERROR);
            return every;
        }
    }

    private Duration record(RecoveryOutcome outcome) {
        return switch (outcome) {
            case RecoveryOutcome.NoAllowlistYet() ->
                every.compareTo(UNTIL_THERE_IS_AN_ALLOWLIST) < 0 ? every : UNTIL_THERE_IS_AN_ALLOWLIST;
            case RecoveryOutcome.NotYet(Duration untilNext, Optional<Instant> completed) -> {
                meters.completedSomewhere(completed);
                yield untilNext;
            }
            case RecoveryOutcome.Completed(
                    Instant at,
                    RecoveryCounts counts,
                    boolean cutShort,
                    Optional<Instant> oldestMissed) -> {
                meters.completedHere(at, counts.missed(), oldestMissed);
                completed(counts, cutShort);
                yield every;
            }
            case RecoveryOutcome.Unfinished(String cause, RecoveryCounts counts) -> {
                unfinished(cause, counts);
                yield every;
            }
        };
    }

    private void completed(RecoveryCounts counts, boolean cutShort) {
        outage.ended();
        if (cutShort) {
            LOG.warn(
                    "GitHub lists more than {} pages of webhook deliveries; older ones were not looked at",
                    RecoveringMissedDeliveries.MOST_PAGES);
        }
        meters.pass(cutShort ? RecoveryMeters.CUT_SHORT : RecoveryMeters.COMPLETED);
        tell(counts);
    }

    private void unfinished(String cause, RecoveryCounts counts) {
        if (!passing.isStopping()) {
            outage.began(cause);
        }
        meters.pass(RecoveryMeters.UNFINISHED);
        tell(counts);
    }

    private void tell(RecoveryCounts counts) {
        if (counts.asked() > 0) {
            LOG.info(
                    "asked GitHub to send {} missed webhook deliveries again; {} are left for later",
                    counts.asked(),
                    counts.left());
        }
        List<String> refusals = counts.refusals().stream().distinct().toList();
        if (!refusals.isEmpty()) {
            LOG.warn(
                    "GitHub refuses to send {} missed webhook deliveries again: {}",
                    counts.refusals().size(),
                    String.join("; ", refusals));
        }
        meters.redeliveries(counts);
    }

    /** Stops the passes, and interrupts a present one; another process continues after the end of its turn. */
    @Override
    public void close() {
        passing.close();
    }
}
