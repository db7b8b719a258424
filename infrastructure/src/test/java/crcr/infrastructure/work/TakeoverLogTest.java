package crcr.infrastructure.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import crcr.application.dispatch.DispatchingTarget;
import crcr.application.dispatch.SendDispatch;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.domain.callback.CallbackToken;
import crcr.fixture.ContextualLog;
import crcr.fixture.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is said of the work of a process that is gone. */
final class TakeoverLogTest {
    private static final Logger WORKERS = (Logger) LoggerFactory.getLogger(DispatchWorkers.class);

    private final MemoryStore store = new MemoryStore();
    private final ContextualLog log = new ContextualLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DispatchWorkers workers = new DispatchWorkers(
            store.targets(),
            new DispatchingTarget(
                    store.targetRecords(),
                    _ -> new CallbackToken("none"),
                    (_, _) -> new SendDispatch.DispatchAnswer.Taken(),
                    () -> 0),
            4,
            Duration.ofMillis(1),
            meters);

    @AfterEach
    void end() {
        workers.close();
        WORKERS.detachAppender(log);
    }

    @Test
    void eachTargetHasALineOfItsOwnThatTellsWhichItIs() {
        log.start();
        WORKERS.addAppender(log);
        Scene scene = new Scene(store);
        scene.begin("d1", "a/one");
        scene.begin("d2", "b/two");
        store.pass(store.lease());

        workers.start();
        Eventually.holds("both are dispatched", () -> store.depth().open() == 0);

        Set<Map<String, String>> told = List.copyOf(log.list).stream()
                .filter(line -> line.getFormattedMessage().contains("the process that had claimed it is gone"))
                .map(ILoggingEvent::getMDCPropertyMap)
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        Map.of("delivery", "d1", "repository", "a/one"),
                        Map.of("delivery", "d2", "repository", "b/two")),
                told);
        assertEquals(2, meters.counter("crcr.dispatches.taken.over").count());
    }
}
