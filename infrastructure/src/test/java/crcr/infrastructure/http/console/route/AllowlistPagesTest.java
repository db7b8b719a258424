package crcr.infrastructure.http.console.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.allowlist.AllowlistInForce;
import crcr.application.document.DocumentUnreachableException;
import crcr.application.document.FetchDocument.Fetched;
import crcr.application.document.KeepingDocumentCurrent;
import crcr.infrastructure.allowlist.AllowlistYaml;
import crcr.infrastructure.shared.json.StrictJson;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AllowlistPagesTest {
    private final ShownConsole console = ShownConsole.open();

    @AfterEach
    void close() {
        console.close();
    }

    private static void read(AllowlistInForce allowlist, String document) {
        new KeepingDocumentCurrent<>(
                        _ -> new Fetched.Document(document, Optional.of("v1"), Optional.empty()),
                        new AllowlistYaml(),
                        allowlist,
                        Clock.systemUTC())
                .refresh();
    }

    private JsonNode json(String path) throws Exception {
        return StrictJson.tree(console.json("reader", path).body());
    }

    @Test
    void saysThatThereIsNone() throws Exception {
        assertEquals("none yet", json("/allowlist").path("state").asText());
        assertTrue(console.get("reader", "/allowlist").body().contains("never"));
    }

    @Test
    void showsTheOneInForceAndWhatWasPassedOver() throws Exception {
        read(console.allowlist(), "L1:\n  - a/one\nL4:\n  - b/two: {oncalls: [ada], color: \"<script>\"}\n");

        JsonNode page = json("/allowlist");
        assertEquals("current", page.path("state").asText());
        assertEquals("v1", page.path("version").asText());
        assertEquals("ada", page.at("/downstreams/1/oncalls/0").asText());
        assertEquals(1, page.path("warnings").size());
        assertEquals(1, json("/allowlist?level=L4").path("downstreams").size());
        assertTrue(console.get("reader", "/").body().contains("1 place of the allowlist was passed over"));
    }

    @Test
    void saysWhatIsWrongWithTheSourceWhileTheLastGoodOneStays() throws Exception {
        read(console.allowlist(), "L1:\n  - a/one\n");
        read(console.allowlist(), "L1:\n  - a/one\n  - \"<script>alert(1)</script>\"\n");

        JsonNode page = json("/allowlist");
        assertEquals("the last good one", page.path("state").asText());
        assertEquals("it is invalid", page.path("error").asText());
        assertEquals(1, page.path("problems").size());
        assertEquals("a/one", page.at("/downstreams/0/repo").asText());
        String html = console.get("reader", "/allowlist").body();
        assertFalse(html.contains("<script"), html);
        assertTrue(html.contains("&lt;script&gt;"), html);

        read(console.allowlist(), "L1:\n  - a/one\n");
        assertTrue(json("/allowlist").path("error").isNull());
    }

    @Test
    void saysThatTheSourceCannotBeReached() throws Exception {
        new KeepingDocumentCurrent<>(
                        _ -> {
                            throw new DocumentUnreachableException("GitHub answered 500");
                        },
                        new AllowlistYaml(),
                        console.allowlist(),
                        Clock.systemUTC())
                .refresh();

        assertEquals("GitHub answered 500", json("/allowlist").path("error").asText());
    }
}
