package crcr.infrastructure.work;

import crcr.application.document.KeepingDocumentCurrent;
import crcr.application.document.KeepingDocumentCurrent.RefreshOutcome;
import crcr.domain.document.Problem;
import crcr.domain.document.Warning;
import crcr.infrastructure.shared.loop.Loop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes a document at once and then repeatedly; sooner after a failure, so that a correction takes effect soon.
 *
 * @param <T> the content of the document
 */
public final class DocumentRefresh<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentRefresh.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final RefreshedDocument<T> document;
    private final KeepingDocumentCurrent<T> keeping;
    private final Duration every;
    private final MeterRegistry meters;
    private final Loop refreshing;
    private boolean isThereOne;

    /** Starts nothing yet. */
    public DocumentRefresh(
            RefreshedDocument<T> document, KeepingDocumentCurrent<T> keeping, Duration every, MeterRegistry meters) {
        this.document = document;
        this.keeping = keeping;
        this.every = every;
        this.meters = meters;
        this.refreshing = Loop.of("refreshing the " + document.name(), this::refreshAndPause);
    }

    /** Starts the refreshes, without waiting for the first one. */
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
            LOG.error("refreshing the {} failed within the relay; {}", document.name(), whatIsInForce(), e);
            count("error");
            return false;
        }
    }

    private boolean record(RefreshOutcome<T> outcome) {
        return switch (outcome) {
            case RefreshOutcome.Replaced<T>(T content, List<Warning> warnings) -> {
                isThereOne = true;
                LOG.info("{} loaded: {}", document.name(), document.counts().apply(content));
                if (!warnings.isEmpty()) {
                    LOG.warn("the {} says what this version does not know: {}", document.name(), joined(warnings));
                }
                count("loaded");
                yield true;
            }
            case RefreshOutcome.Confirmed<T>() -> {
                count("unchanged");
                yield true;
            }
            // The source is asked again as soon as that is allowed.
            case RefreshOutcome.NotAsked<T>() -> false;
            case RefreshOutcome.Invalid<T>(List<Problem> problems) -> {
                LOG.error("the {} is invalid, and {}: {}", document.name(), whatIsInForce(), joined(problems));
                count("invalid");
                yield false;
            }
            case RefreshOutcome.Unreachable<T>(String cause) -> {
                LOG.error("the {} cannot be fetched, and {}: {}", document.name(), whatIsInForce(), cause);
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
                : "there has been no good one yet, so " + document.withoutAny();
    }

    private void count(String outcome) {
        refreshes(outcome).increment();
    }

    // Registered in advance, because an alert cannot distinguish "never" from "not measured".
    private Counter refreshes(String outcome) {
        return Counter.builder(document.counter())
                .description("Attempts to read the " + document.name())
                .tag("outcome", outcome)
                .register(meters);
    }

    /** Stops the refreshes, and interrupts a present one. */
    @Override
    public void close() {
        refreshing.close();
    }
}
