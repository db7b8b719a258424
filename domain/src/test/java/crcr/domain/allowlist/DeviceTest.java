package crcr.domain.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts name a device, and the label that they make. */
final class DeviceTest {
    @ParameterizedTest
    @ValueSource(strings = {"npu", "X", "0", "rocm-6.4", "intel_xpu", "a23456789012345678901234567890"})
    void aDeviceNamesItsLabel(String name) {
        assertTrue(Device.isName(name));
        assertEquals("ciflow/crcr/" + name, new Device(name).label());
    }

    @Test
    void theLongestLabelIsOneThatGitHubTakes() {
        assertTrue(new Device("d".repeat(30)).label().length() <= 50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-npu",
                ".npu",
                "_npu",
                "n pu",
                "npu\n",
                "a/b",
                "n,pu",
                "nü",
                "a234567890123456789012345678901"
            })
    void anythingElseIsNoDevice(String name) {
        assertFalse(Device.isName(name));
        assertThrows(IllegalArgumentException.class, () -> new Device(name));
    }
}
