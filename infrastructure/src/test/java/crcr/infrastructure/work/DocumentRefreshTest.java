package crcr.infrastructure.work;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import crcr.application.allowlist.AllowlistInForce;
import crcr.application.document.DocumentUnreachableException;
import crcr.application.document.FetchDocument.Fetched;
import crcr.application.document.KeepingDocumentCurrent;
import crcr.domain.allowlist.Allowlist;
import crcr.fixture.Eventually;
import crcr.infrastructure.allowlist.AllowlistYaml;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of an allowlist that cannot be had, before there was one and afterwards. */
final class DocumentRefreshTest {
    private static final Logger REFRESH = (Logger) LoggerFactory.getLogger(DocumentRefresh.class);
    private static final String NONE_YET = "there has been no good one yet, so the relay is not ready";
    private static final String STILL_THERE = "the last good one stays in force";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicReference<Optional<String>> source = new AtomicReference<>(Optional.empty());
    private final DocumentRefresh<Allowlist> refresh = new DocumentRefresh<>(
            RefreshedDocument.ALLOWLIST,
            new KeepingDocumentCurrent<>(
                    _ -> new Fetched.Document(
                            source.get().orElseThrow(() -> new DocumentUnreachableException("it is away")),
                            Optional.empty(),
                            Optional.empty()),
                    new AllowlistYaml(),
                    new AllowlistInForce(),
                    Clock.systemUTC()),
            Duration.ofMillis(5),
            new SimpleMeterRegistry());

    @AfterEach
    void end() {
        refresh.close();
        REFRESH.detachAppender(log);
    }

    private void awaitLine(String line) {
        Eventually.holds(
                "the log says: " + line,
                () -> List.copyOf(log.list).stream()
                        .anyMatch(told -> told.getFormattedMessage().startsWith(line)));
    }

    @Test
    void thatALastGoodOneIsInForceIsSaidOnlyIfThereIsOne() {
        log.start();
        REFRESH.addAppender(log);

        refresh.start();
        awaitLine("the allowlist cannot be fetched, and " + NONE_YET + ": it is away");
        source.set(Optional.of("L5: []"));
        awaitLine("the allowlist is invalid, and " + NONE_YET + ": ");
        source.set(Optional.of("L1: [a/b]"));
        awaitLine("allowlist loaded: L1: 1");
        source.set(Optional.of("L5: []"));
        awaitLine("the allowlist is invalid, and " + STILL_THERE + ": ");
        source.set(Optional.empty());
        awaitLine("the allowlist cannot be fetched, and " + STILL_THERE + ": it is away");
    }

    @Test
    void whatWasPassedOverIsSaidWithItsPlace() {
        log.start();
        REFRESH.addAppender(log);
        source.set(Optional.of("L1:\n- a/b: {gpu: x}"));

        refresh.start();

        awaitLine("allowlist loaded: L1: 1");
        awaitLine("the allowlist says what this version does not know: line 2, \"gpu\": is not known of an entry");
    }
}
