package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import crcr.fixture.ContextualLog;
import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log has all lines of a delivery under its id. */
class LogOfADeliveryTest {
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("crcr");

    private final World world = World.start();
    private final ContextualLog log = new ContextualLog();

    @AfterEach
    void end() {
        OURS.detachAppender(log);
        world.close();
    }

    private List<ILoggingEvent> lines() {
        return List.copyOf(log.list);
    }

    private boolean isSaid(String words) {
        return lines().stream().anyMatch(line -> line.getFormattedMessage().contains(words));
    }

    private void refuseOnce(String repository, int status) {
        world.github()
                .failNext(
                        1,
                        request -> request.operation() == GitHubOperation.DISPATCH
                                && request.repository()
                                        .filter(repository::equals)
                                        .isPresent(),
                        GitHubFault.error(status, "as the test asked"));
    }

    @Test
    void everyLineFromTheWebhookToTheLastRecordTellsTheDelivery() {
        log.setContext(OURS.getLoggerContext());
        log.start();
        OURS.addAppender(log);
        refuseOnce("acme/alpha", 502);
        refuseOnce("acme/delta", 422);

        String delivery = world.relayedEvent();
        world.hud().answerNext(2, 503, "");
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(202);
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefused(409);
        world.send(Webhook.of("pull_request", delivery, Payloads.pullRequest("opened")))
                .assertTaken(202);
        Stream.of(
                        "webhook answered 202",
                        "dispatched",
                        "is tried again in",
                        "among the dead letters",
                        "callback in_progress answered 202",
                        "answered 409",
                        "the queued report in_progress is done",
                        "\"duplicate\":true")
                .forEach(words -> Eventually.holds("the log tells: " + words, () -> isSaid(words)));

        List<String> without = lines().stream()
                .filter(line -> !delivery.equals(line.getMDCPropertyMap().get("delivery")))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void aCallbacksLinesTellItsTrace() {
        String delivery = world.relayedEvent();
        log.setContext(OURS.getLoggerContext());
        log.start();
        OURS.addAppender(log);
        world.hud().answerNext(2, 503, "");
        byte[] body = Reports.inProgress(delivery).toString().getBytes(StandardCharsets.UTF_8);
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        world.report(0, Surroundings.ALPHA, body, Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"))
                .assertTaken(202);
        Eventually.holds("it reaches HUD", () -> isSaid("the queued report in_progress is done"));

        assertTrue(
                lines().stream()
                        .filter(line -> !line.getFormattedMessage().startsWith("dispatched"))
                        .allMatch(line -> trace.equals(line.getMDCPropertyMap().get("trace"))),
                () -> lines().toString());
    }
}
