package crcr.infrastructure.github.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class InstallationTokenTest {
    @Test
    void aTokenDoesNotShowItself() {
        InstallationToken token = new InstallationToken("ghs_secret", Instant.EPOCH, new Installation("17"));

        assertEquals("token of installation 17, expires 1970-01-01T00:00:00Z", token.toString());
    }
}
