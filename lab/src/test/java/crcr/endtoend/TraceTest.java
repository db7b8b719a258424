package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import crcr.domain.delivery.DeliveryId;
import crcr.fixture.Eventually;
import crcr.infrastructure.spans.TraceParent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    private RelayAnswer report(String delivery, Map<String, String> headers) {
        byte[] body = Reports.inProgress(delivery).toString().getBytes(StandardCharsets.UTF_8);
        return world.report(0, Surroundings.ALPHA, body, headers);
    }

    private TraceParent toldToHud(String delivery) {
        return world.recordsOf(delivery)
                .getFirst()
                .traceParent()
                .flatMap(TraceParent::parse)
                .orElseThrow();
    }

    private static String ownTrace(String delivery) {
        return TraceParent.of(new DeliveryId(delivery)).traceId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "00"})
    void theCallersTraceGoesOnToHudWithASpanOfTheRelaysOwn(String flags) {
        String delivery = world.relayedEvent();
        report(delivery, Map.of("traceparent", "00-" + TRACE + "-" + SPAN + "-" + flags))
                .assertTaken(200);

        TraceParent told = toldToHud(delivery);
        assertEquals(TRACE, told.traceId());
        assertNotEquals(SPAN, told.spanId());
        assertEquals(flags.equals("01"), told.sampled());
    }

    @Test
    void aRecordThatWaitsKeepsItsTrace() {
        String delivery = world.relayedEvent();
        world.hud().answerNext(2, 503, "");
        report(delivery, Map.of("traceparent", "00-" + TRACE + "-" + SPAN + "-01"))
                .assertTaken(202);

        Eventually.holds("HUD has the record", () -> !world.recordsOf(delivery).isEmpty());
        assertEquals(TRACE, toldToHud(delivery).traceId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void aHeaderThatIsMalformedIsIgnored(String header) {
        String delivery = world.relayedEvent();
        report(delivery, Map.of("traceparent", header)).assertTaken(200);

        assertEquals(ownTrace(delivery), toldToHud(delivery).traceId());
    }

    @Test
    void withoutATraceOfItsCallersARecordBelongsToThatOfItsDelivery() {
        String delivery = world.relayedEvent();
        report(delivery, Map.of()).assertTaken(200);

        assertEquals(delivery.replace("-", ""), toldToHud(delivery).traceId());
    }
}
