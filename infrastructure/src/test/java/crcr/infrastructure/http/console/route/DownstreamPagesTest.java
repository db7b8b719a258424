package crcr.infrastructure.http.console.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.allowlist.Allowlists;
import crcr.domain.allowlist.Level;
import crcr.domain.job.Conclusion;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.NightlyResult;
import crcr.domain.selfreport.NamedCommit;
import crcr.domain.selfreport.SelfReportEvent;
import crcr.domain.selfreport.SelfReportKey;
import crcr.infrastructure.shared.json.StrictJson;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DownstreamPagesTest {
    private final ShownConsole console = ShownConsole.open();

    @BeforeEach
    void list() {
        Allowlists.replace(
                console.allowlist(), Allowlists.entry(Level.L3, "a/bad"), Allowlists.entry(Level.L4, "a/good"));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void showsScorecardTargetsAndPlotsWithTheirNumbers() throws Exception {
        String page = console.get("reader", "/downstreams/a/bad").body();

        assertTrue(page.contains("What L3 asks for"), page);
        assertTrue(page.contains("success rate"), page);
        assertTrue(page.contains("missed"), page);
        assertTrue(page.contains("<svg viewBox=\"0 0 480 150\" role=\"img\""), page);
        assertTrue(page.contains("Queue time, by day as a table"), page);
        assertTrue(page.contains("<polyline class=\"line first\" points=\""), page);
        JsonNode json =
                StrictJson.tree(console.json("reader", "/downstreams/A/BAD").body());
        assertEquals("a/bad", json.path("repo").asText());
        assertEquals(36, json.path("days").size());
        assertEquals("14d", json.at("/scores/2/over").asText());
        assertEquals("missed", json.at("/own/targets/0/verdict").asText());
        assertTrue(json.path("next").isNull());
    }

    @Test
    void showsWhatBecameOfTheLatestDeliveries() throws Exception {
        console.store().targetRecords().dead(console.scene().begin("d-1", "a/good"), "404 Not Found");

        JsonNode json =
                StrictJson.tree(console.json("reader", "/downstreams/a/good").body());

        assertEquals("d-1", json.at("/deliveries/0/delivery_id").asText());
        assertEquals("given up", json.at("/deliveries/0/state").asText());
        assertTrue(json.at("/deliveries/0/words").asText().contains("404 Not Found"), json::toString);
        assertEquals(
                "not triggered",
                StrictJson.tree(console.json("reader", "/downstreams/a/bad").body())
                        .at("/deliveries/0/state")
                        .asText());
    }

    @Test
    void showsNightlyResults() {
        console.results()
                .nightlies
                .add(new NightlyResult(
                        new NightlyResult.Said(
                                new SelfReportKey(
                                        RepositoryName.of("a/good"),
                                        SelfReportEvent.NIGHTLY,
                                        NamedCommit.parse("0123456789abcdef0123456789abcdef01234567")
                                                .orElseThrow(),
                                        "7",
                                        "1",
                                        "test"),
                                "0123456789abcdef0123456789abcdef01234567",
                                false,
                                "nightly <b>",
                                Conclusion.FAILURE,
                                Optional.empty(),
                                Optional.empty()),
                        Instant.now()));

        String page = console.get("reader", "/downstreams/a/good").body();

        assertTrue(page.contains("href=\"https://github.com/a/good/actions/runs/7/attempts/1\""), page);
        assertTrue(page.contains("nightly &lt;b&gt;"), page);
        assertTrue(page.contains("not confirmed by GitHub"), page);
    }
}
