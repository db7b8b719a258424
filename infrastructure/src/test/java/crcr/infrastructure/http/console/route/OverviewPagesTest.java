package crcr.infrastructure.http.console.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.allowlist.Allowlists;
import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.allowlist.Level;
import crcr.infrastructure.shared.json.StrictJson;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OverviewPagesTest {
    private final ShownConsole console = ShownConsole.openToAll();

    @AfterEach
    void close() {
        console.close();
    }

    private void list(String... repositories) {
        Allowlists.replace(
                console.allowlist(),
                Arrays.stream(repositories)
                        .map(name -> Allowlists.entry(Level.L2, name))
                        .toArray(Entry[]::new));
    }

    private void die(String delivery) {
        console.store().targetRecords().dead(console.scene().begin(delivery, "a/one"), "secret words of GitHub");
    }

    @Test
    void saysThatAllIsWell() {
        list("a/one");

        String page = console.get("reader", "/").body();

        assertTrue(page.contains("relaying"), page);
        assertTrue(page.contains("Nothing needs anybody's attention."), page);
    }

    @Test
    void namesEachTroubleWithWhatToDoAndALink() throws Exception {
        list("a/one", "b/bad");
        die("d-1");

        String page = console.get("reader", "/").body();

        assertTrue(page.contains("1 dead letter in queue dispatch"), page);
        assertTrue(page.contains("href=\"/dead-letters?queue=dispatch\""), page);
        assertTrue(page.contains("1 downstream failed more than 1 of 10 jobs"), page);
        assertTrue(page.contains("href=\"/downstreams?over=24h&amp;sort=success&amp;trouble=failing\""), page);
        assertTrue(page.contains("1 downstream sent no nightly result for over 36 hours."), page);
        JsonNode json = StrictJson.tree(console.json("reader", "/").body());
        assertEquals("relaying", json.path("relaying").asText());
        assertEquals(4, json.path("troubles").size(), json::toString);
        assertEquals("b/bad", json.at("/failing/0/repo").asText());
        assertEquals(1, json.at("/operation/queues/1/dead").asInt());
    }

    @Test
    void aStrangerSeesResultsAndNothingElse() throws Exception {
        list("a/one", "b/bad");
        die("d-1");

        String html = console.get("stranger", "/").body();
        JsonNode json = StrictJson.tree(console.json("stranger", "/").body());

        assertTrue(html.contains("b/bad"), html);
        for (String hidden : new String[] {"ead letter", "Queues", "llowlist", "dentit", "secret words", "Sign out"}) {
            assertFalse(html.contains(hidden), () -> hidden + " in " + html);
        }
        assertTrue(json.path("operation").isNull(), json::toString);
        assertFalse(json.toString().contains("dead"), json::toString);
    }

    @Test
    void aStrangersPageMayBeKeptAndIsSentAgainOnlyIfItChanged() {
        list("a/one");

        HttpResponse<String> first = console.get("stranger", "/downstreams");
        String tag = first.headers().firstValue("etag").orElseThrow();

        assertEquals(Optional.of("public, max-age=10"), first.headers().firstValue("cache-control"));
        assertEquals(Optional.of("Accept, Cookie"), first.headers().firstValue("vary"));
        for (String known : List.of(tag, "W/" + tag, "\"x\", W/\"y\" , " + tag, "*")) {
            assertEquals(
                    304,
                    console.get("stranger", "/downstreams", "If-None-Match", known)
                            .statusCode(),
                    known);
        }
        assertEquals(
                200,
                console.get("stranger", "/downstreams", "If-None-Match", "\"x\"")
                        .statusCode());
        HttpResponse<String> signedIn = console.get("reader", "/downstreams");
        assertEquals(Optional.empty(), signedIn.headers().firstValue("etag"));
        assertFalse(signedIn.headers().firstValue("cache-control").orElse("").contains("public"));
    }
}
