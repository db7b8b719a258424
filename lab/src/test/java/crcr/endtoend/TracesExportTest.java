package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.fixture.KnownSecrets;
import crcr.infrastructure.spans.TraceParent;
import crcr.lab.simulator.trace.OtlpCollectorSimulator;
import crcr.lab.simulator.trace.OtlpCollectorSimulator.ReceivedSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesExportTest {
    private static final String TOKEN = KnownSecrets.known("collector-token-of-the-tests");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final long SERVER = 2;
    private static final long CLIENT = 3;
    private static final long ERROR = 2;

    private static List<ReceivedSpan> named(OtlpCollectorSimulator collector, String name) {
        return collector.spans().stream()
                .filter(span -> span.name().equals(name))
                .toList();
    }

    private static Map<String, String> exportingTo(String endpoint) {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                endpoint,
                "OTEL_EXPORTER_OTLP_HEADERS",
                "x-token=" + TOKEN + ",x-tenant=c%20i");
    }

    private static RelayAnswer report(World world, String delivery) {
        byte[] body = Reports.inProgress(delivery).toString().getBytes(StandardCharsets.UTF_8);
        return world.report(0, Surroundings.ALPHA, body, Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
    }

    @Test
    void aCollectorGetsADeliverysWayFromItsWebhookToHud() {
        try (OtlpCollectorSimulator collector = OtlpCollectorSimulator.start(TOKEN);
                World world = World.with(exportingTo(collector.url() + "/"))) {
            String delivery = world.relayedEvent();
            report(world, delivery).assertTaken(200);
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefused(409);
            Eventually.holds(
                    "all spans are there",
                    () -> named(collector, "dispatch").size() == Surroundings.DOWNSTREAMS.size()
                            && named(collector, "callback").size() == 2
                            && named(collector, "hud").size() == 1
                            && named(collector, "webhook").size() == 1);

            ReceivedSpan webhook = named(collector, "webhook").getFirst();
            assertEquals(SERVER, webhook.kind());
            assertEquals(delivery.replace("-", ""), webhook.traceId());
            assertEquals(
                    Map.of("crcr.delivery", delivery, "crcr.event", "pull_request", "crcr.outcome", "accepted"),
                    webhook.attributes());
            assertEquals("crcr-relay", webhook.resource().get("service.name"));

            for (ReceivedSpan dispatch : named(collector, "dispatch")) {
                assertEquals(CLIENT, dispatch.kind());
                assertEquals(webhook.traceId(), dispatch.traceId());
                assertEquals("taken", dispatch.attributes().get("crcr.outcome"));
                assertEquals("1", dispatch.attributes().get("crcr.attempt"));
            }

            ReceivedSpan callback = named(collector, "callback").getFirst();
            assertEquals(TRACE, callback.traceId());
            assertEquals("00f067aa0ba902b7", callback.parentSpanId());
            assertEquals("in_progress", callback.attributes().get("crcr.status"));
            assertEquals("delivered", callback.attributes().get("crcr.outcome"));

            ReceivedSpan hud = named(collector, "hud").getFirst();
            assertEquals(TRACE, hud.traceId());
            assertEquals(callback.spanId(), hud.parentSpanId());
            assertEquals(
                    new TraceParent(TRACE, hud.spanId(), true).toString(),
                    world.recordsOf(delivery).getFirst().traceParent().orElseThrow());

            ReceivedSpan refused = named(collector, "callback").getLast();
            assertEquals("conflict", refused.attributes().get("crcr.outcome"));
            assertEquals(ERROR, refused.statusCode());
            assertEquals(webhook.traceId(), refused.traceId());
        }
    }

    @Test
    void aCollectorThatIsAwayIsNothingToAnybodyElse() {
        try (World world = World.with(exportingTo("http://127.0.0.1:1"))) {
            String delivery = world.relayedEvent();
            report(world, delivery).assertTaken(200);
        }
    }

    @Test
    void nothingOfOpenTelemetryIsLoadedUnlessItIsConfigured(@TempDir Path directory)
            throws IOException, InterruptedException {
        assertEquals(List.of(), loaded(directory.resolve("without"), Map.of()));
        try (OtlpCollectorSimulator collector = OtlpCollectorSimulator.start(TOKEN)) {
            assertTrue(loaded(
                                    directory.resolve("with"),
                                    exportingTo(collector.url().toString()))
                            .size()
                    > 100);
        }
    }

    private static List<String> loaded(Path directory, Map<String, String> more)
            throws IOException, InterruptedException {
        return LoadedClasses.with(directory, more).stream()
                .filter(line -> line.contains(" io.opentelemetry."))
                .toList();
    }
}
