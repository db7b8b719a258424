package crcr.infrastructure.work;

import crcr.application.allowlist.KeepingAllowlistCurrent;
import crcr.application.allowlist.KeepingAllowlistCurrent.Outcome;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Level;
import crcr.infrastructure.shared.loop.Loop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes the allowlist at once and then again and again; sooner after a failure, so that a mend is soon seen. */
public final class AllowlistRefresh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AllowlistRefresh.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final KeepingAllowlistCurrent keeping;
    private final Duration every;
    private final MeterRegistry meters;
    private final Loop refreshing = Loop.of("refreshing the allowlist", this::refreshAndPause);
    private boolean isThereOne;

    /** Starts nothing yet. */
    public AllowlistRefresh(KeepingAllowlistCurrent keeping, Duration every, MeterRegistry meters) {
        this.keeping = keeping;
        this.every = every;
        this.meters = meters;
    }

    /** Begins to refresh, without waiting for the first time. */
    public void start() {
        List.of("loaded", "unchanged", "invalid", "unreachable", "error").forEach(this::refreshes);
        refreshing.start();
    }

    private Duration refreshAndPause() {
        return refresh() || every.compareTo(AFTER_FAILURE) < 0 ? every : AFTER_FAILURE;
    }

    private boolean refresh() {
        try {
            return record(keeping.refresh());
        } catch (RuntimeException e) {
            LOG.error("refreshing the allowlist failed within the relay; {}", whatIsInForce(), e);
            count("error");
            return false;
        }
    }

    private boolean record(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Replaced(Allowlist allowlist, List<Allowlist.Warning> warnings) -> {
                isThereOne = true;
                LOG.info("allowlist loaded: {}", counts(allowlist));
                if (!warnings.isEmpty()) {
                    LOG.warn("the allowlist says what this version does not know: {}", joined(warnings));
                }
                count("loaded");
                yield true;
            }
            case Outcome.Confirmed() -> {
                count("unchanged");
                yield true;
            }
            // It is asked as soon as it may be again.
            case Outcome.NotAsked() -> false;
            case Outcome.Invalid(List<Allowlist.Problem> problems) -> {
                LOG.error("the allowlist is invalid, and {}: {}", whatIsInForce(), joined(problems));
                count("invalid");
                yield false;
            }
            case Outcome.Unreachable(String cause) -> {
                LOG.error("the allowlist cannot be fetched, and {}: {}", whatIsInForce(), cause);
                count("unreachable");
                yield false;
            }
        };
    }

    private static String joined(List<?> remarks) {
        return remarks.stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    private String whatIsInForce() {
        return isThereOne
                ? "the last good one stays in force"
                : "there has been no good one yet, so the relay is not ready";
    }

    private static String counts(Allowlist allowlist) {
        return Arrays.stream(Level.values())
                .map(level -> level + ": " + allowlist.count(level))
                .collect(Collectors.joining(", "));
    }

    private void count(String outcome) {
        refreshes(outcome).increment();
    }

    // Registered before it is needed: an alert cannot tell "never" from "not measured".
    private Counter refreshes(String outcome) {
        return Counter.builder("crcr.allowlist.refreshes")
                .description("Attempts to read the allowlist")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** Ends the refreshing; one that is going on is interrupted. */
    @Override
    public void close() {
        refreshing.close();
    }
}
