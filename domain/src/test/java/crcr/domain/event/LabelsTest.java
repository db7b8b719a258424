package crcr.domain.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.allowlist.Device;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The newest event's labels are in force. */
final class LabelsTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static Labels at(long seconds, String... names) {
        return new Labels(Set.of(names), NOON.plusSeconds(seconds));
    }

    @Test
    void aLabelAsksForItsDeviceInAnyCase() {
        Labels labels = at(0, "bug", "CIflow/CRCR/Npu");

        assertTrue(labels.askFor(new Device("npu")));
        assertTrue(labels.askFor(new Device("NPU")));
        assertFalse(labels.askFor(new Device("np")));
    }

    @Test
    void onlyALabelWithTheNameOfADeviceAsks() {
        assertTrue(Labels.asks("ciflow/crcr/npu"));
        assertTrue(Labels.asks("Ciflow/Crcr/NPU"));
        assertFalse(Labels.asks("ciflow/crcr/"));
        assertFalse(Labels.asks("ciflow/crcr/a b"));
        assertFalse(Labels.asks("ciflow/trunk"));
    }

    @Test
    void theNewerEventCounts() {
        assertEquals(at(1, "b"), at(0, "a").or(at(1, "b")));
        assertEquals(at(1, "a"), at(1, "a").or(at(0, "b")));
    }

    @Test
    void ofOneSecondTheOneThatWasAcceptedLaterCounts() {
        assertEquals(at(0, "b"), at(0, "a").or(at(0, "b")));
    }
}
