package crcr.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.doctor.DoctorFinding;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.AppPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a look that ends with an exception does to the others. */
final class BrokenLookTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    /** A clock of the App's token that breaks. */
    private static final class BrokenClock extends Clock {
        @Override
        public Instant instant() {
            throw new IllegalStateException("quoting-what-it-should-not");
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aLookThatBreaksHidesNoOtherAndQuotesNothing() {
        Doctor doctor = new Doctor(
                new SettingsInspection(Map.ofEntries(
                        Map.entry("UPSTREAM_REPO", "acme/upstream"),
                        Map.entry("GITHUB_APP_ID", "1"),
                        Map.entry("GITHUB_APP_SECRET", "a-secret-of-sufficient-length"),
                        Map.entry("GITHUB_APP_PRIVATE_KEY", AppPrivateKey.pem()),
                        Map.entry("GITHUB_API_URL", NOBODY),
                        Map.entry("ALLOWLIST_URL", NOBODY + "/acme/lists/blob/main/allowlist.yml"),
                        Map.entry("REDIS_ENDPOINT", "127.0.0.1:1"),
                        Map.entry("HUD_API_URL", NOBODY),
                        Map.entry("HUD_BOT_KEY", "a-key-for-nobody"),
                        Map.entry("OIDC_ISSUER", NOBODY))),
                new BrokenClock(),
                (_, _) -> {});

        List<DoctorFinding> findings = doctor.examine(Optional.of(RepositoryName.of("acme/down")));

        for (String broken : List.of("GitHub", "webhook of the App", "upstream", "allowlist", "downstreams")) {
            assertTrue(words(findings, broken).contains("failed within the doctor"), findings::toString);
        }
        assertTrue(words(findings, "Redis").contains("does not work"), findings::toString);
        assertTrue(words(findings, "HUD").contains("cannot be reached"), findings::toString);
        assertTrue(words(findings, "OIDC issuer " + NOBODY).contains("cannot be fetched"), findings::toString);
        assertEquals("the relay can start with them", words(findings, "settings"));
        assertFalse(findings.toString().contains("quoting-what"), findings::toString);
    }

    private static String words(List<DoctorFinding> findings, String about) {
        return findings.stream()
                .filter(finding -> finding.about().equals(about))
                .map(DoctorFinding::words)
                .findFirst()
                .orElseThrow(() -> new AssertionError(about + " is not among " + findings));
    }
}
