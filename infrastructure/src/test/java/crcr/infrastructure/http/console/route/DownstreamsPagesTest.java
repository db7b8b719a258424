package crcr.infrastructure.http.console.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.allowlist.Allowlists;
import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.allowlist.Level;
import crcr.infrastructure.shared.json.StrictJson;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DownstreamsPagesTest {
    private final ShownConsole console = ShownConsole.open();

    @BeforeEach
    void list() {
        Allowlists.replace(
                console.allowlist(),
                IntStream.range(0, 120)
                        .mapToObj(number -> Allowlists.entry(
                                number % 2 == 0 ? Level.L2 : Level.L4,
                                "a/repo-%03d%s".formatted(number, number % 10 == 0 ? "bad" : "")))
                        .toArray(Entry[]::new));
    }

    @AfterEach
    void close() {
        console.close();
    }

    private List<String> names(String query) throws Exception {
        JsonNode page =
                StrictJson.tree(console.json("reader", "/downstreams" + query).body());
        return StreamSupport.stream(page.path("downstreams").spliterator(), false)
                .map(row -> row.path("repo").asText())
                .toList();
    }

    @Test
    void isShownFiftyRowsAtATime() throws Exception {
        assertEquals(50, names("").size());
        assertEquals("a/repo-050bad", names("?page=2").getFirst());
        assertEquals(20, names("?page=3").size());
        assertEquals(20, names("?page=99").size(), "beyond the last one is the last one");
        String second =
                console.get("reader", "/downstreams?page=2&level=L2&sort=-repo").body();
        assertTrue(second.contains("href=\"/downstreams?level=L2&amp;page=1&amp;sort=-repo\""), second);
        assertTrue(second.contains("Page 2 of 2, 60 in all"), second);
    }

    @Test
    void isFilteredAndSortedByLinks() throws Exception {
        assertEquals("a/repo-000bad", names("?sort=success").getFirst());
        assertEquals("a/repo-119", names("?sort=-repo").getFirst());
        assertEquals("a/repo-001", names("?level=L4").getFirst());
        assertEquals(12, names("?trouble=failing").size());
        assertEquals(List.of(), names("?trouble=failing&level=L4"));
    }

    @Test
    void anyOtherWordIsRefused() {
        for (String query : List.of("level=L5", "trouble=x", "over=1y", "sort=color", "sort=--repo", "x=1")) {
            assertEquals(400, console.json("reader", "/downstreams?" + query).statusCode(), query);
        }
    }
}
