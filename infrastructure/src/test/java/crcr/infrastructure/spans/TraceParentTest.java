package crcr.infrastructure.spans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.domain.delivery.DeliveryId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceParentTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @ParameterizedTest
    @CsvSource({
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, true",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00, false",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03, true",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-fe, false",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, true",
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what the future brings, true"
    })
    void aHeaderOfTheFormIsRead(String header, boolean sampled) {
        assertEquals(Optional.of(new TraceParent(TRACE, SPAN, sampled)), TraceParent.parse(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b-01",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void aHeaderOfAnotherFormIsNone(String header) {
        assertEquals(Optional.empty(), TraceParent.parse(header));
    }

    @Test
    void itIsWrittenAsItIsRead() {
        TraceParent trace = new TraceParent(TRACE, SPAN, true);

        assertEquals("00-" + TRACE + "-" + SPAN + "-01", trace.toString());
        assertEquals(Optional.of(trace), TraceParent.parse(trace.toString()));
    }

    @Test
    void whatItCausedIsOfTheSameTrace() {
        assertEquals(
                new TraceParent(TRACE, "b7ad6b7169203331", false),
                new TraceParent(TRACE, SPAN, false).child("b7ad6b7169203331"));
        assertThrows(
                IllegalArgumentException.class, () -> new TraceParent(TRACE, SPAN, false).child("0000000000000000"));
    }

    @Test
    void aDeliverysGuidIsItsTrace() {
        DeliveryId delivery = new DeliveryId("72D3162E-cc78-11e3-81ab-4c9367dc0958");

        assertEquals(
                "72d3162ecc7811e381ab4c9367dc0958", TraceParent.of(delivery).traceId());
        assertEquals(TraceParent.of(delivery), TraceParent.of(delivery));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1", "00000000-0000-0000-0000-000000000000", "-", "72d3162ecc7811e381ab4c9367dc0958"})
    void aDeliveryWithAnotherIdHasATraceOfItsOwn(String id) {
        TraceParent trace = TraceParent.of(new DeliveryId(id));

        assertEquals(Optional.of(trace), TraceParent.parse(trace.toString()));
        assertNotEquals(
                trace.traceId(), TraceParent.of(new DeliveryId(id + "x")).traceId());
    }
}
