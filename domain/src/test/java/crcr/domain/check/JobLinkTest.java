package crcr.domain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.repository.RepositoryName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a check run may lead, and which lead to GitHub Actions. */
final class JobLinkTest {
    private static final Optional<String> HOST = Optional.of("ci.example.org");

    private static Optional<String> linked(String url, Optional<String> host) {
        return JobLink.Elsewhere.to(Optional.of(url), host).url();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ci.example.org",
                "https://ci.example.org/",
                "https://CI.example.ORG/acme/delta/builds/4711#0190-a1b2",
                "https://ci.example.org?build=1&job=2",
                "https://ci.example.org/a%20b/~c/(d)@e:f"
            })
    void aPageOnTheAllowedHostIsLinkedTo(String url) {
        assertEquals(Optional.of(url), linked(url, HOST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ci.example.org/1",
                "http://ci.example.org/1",
                "HTTPS://ci.example.org/1",
                "javascript://ci.example.org/%0aalert(1)",
                "https://ci.example.org.evil.example/1",
                "https://evil.example/ci.example.org",
                "https://user@ci.example.org/1",
                "https://ci.example.org@evil.example/1",
                "https://ci.example.org:8443/1",
                "https://ci.example.org\\@evil.example/1",
                "https://evil.example\\.ci.example.org/1",
                "https://sub.ci.example.org/1",
                "https://ci.example.org./1",
                "https://ci.example.org/a b",
                "https://ci.example.org/a\nb",
                "https://ci.example.org/\u00fc",
                "https://ci.example.org/\"><script>",
                "https:///ci.example.org/1",
                "https://ci.example.org:/1"
            })
    void noOtherIs(String url) {
        assertEquals(Optional.empty(), linked(url, HOST));
    }

    @Test
    void aPortIsPartOfTheHost() {
        assertEquals(
                Optional.of("https://ci.example.org:8443/1"),
                linked("https://ci.example.org:8443/1", Optional.of("ci.example.org:8443")));
        assertEquals(Optional.empty(), linked("https://ci.example.org/1", Optional.of("ci.example.org:8443")));
    }

    @Test
    void withoutAnAllowedHostNothingIsLinkedTo() {
        assertEquals(Optional.empty(), linked("https://ci.example.org/1", Optional.empty()));
        assertEquals(
                Optional.empty(), JobLink.Elsewhere.to(Optional.empty(), HOST).url());
    }

    @Test
    void aLinkHasAThousandCharactersAtMost() {
        String most = "https://ci.example.org/" + "x".repeat(1_000 - 23);
        assertEquals(Optional.of(most), linked(most, HOST));
        assertEquals(Optional.empty(), linked(most + "x", HOST));
    }

    @Test
    void whatTheRelayMadeUpForARunLeadsToIt() {
        RepositoryName repository = RepositoryName.of("Org/Repo");
        for (String end : new String[] {"", "/attempts/2", "/job/17"}) {
            assertTrue(JobLink.leadsToRun(
                    "https://github.com/org/repo/actions/runs/123" + end, "https://github.com", repository, "123"));
        }
        for (String url : new String[] {
            "https://github.com/org/repo/actions/runs/1234",
            "https://github.com/org/other/actions/runs/123",
            "https://github.com.example.org/org/repo/actions/runs/123",
            "https://ci.example.org/9",
            ""
        }) {
            assertFalse(JobLink.leadsToRun(url, "https://github.com", repository, "123"), url);
        }
    }
}
