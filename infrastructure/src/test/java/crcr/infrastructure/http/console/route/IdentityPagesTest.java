package crcr.infrastructure.http.console.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.Caller;
import crcr.application.store.Scene;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.json.StrictJson;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdentityPagesTest {
    private static final String ISSUER = "https://issuer.example/<script>alert(1)</script>";

    private final ShownConsole console = ShownConsole.open();

    @BeforeEach
    void remember() {
        RepositoryName one = RepositoryName.of("a/one");
        console.store()
                .admission(100)
                .admit(
                        Caller.onGitHub(
                                ISSUER, one, new TreeMap<>(Map.of("repository_id", "70", "repository_owner_id", "7"))),
                        one);
        console.scene().accept(Scene.pushOf("d-1", Scene.UPSTREAM, "4711"), "a/one");
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void showsWhatNamesStandFor() throws Exception {
        String page = console.get("reader", "/identities").body();

        assertTrue(page.contains("a/one"), page);
        assertTrue(page.contains("4711"), page);
        assertTrue(page.contains("&lt;script&gt;"), page);
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("Forget"), "a reader is offered no change");
        var json = StrictJson.tree(console.json("reader", "/identities").body());
        assertEquals("70", json.at("/callers/0/repository_id").asText());
        assertEquals("pytorch/pytorch", json.at("/upstreams/0/repo").asText());
        assertEquals(303, console.get("stranger", "/identities").statusCode());
    }

    @Test
    void forgetsANameAfterAQuestion() {
        String question = console.get("admin", "/identities/forget?repo=a/one").body();
        assertTrue(question.contains("repository 70 of owner 7"), question);
        assertFalse(question.contains("<script"), question);
        assertEquals(1, console.redis().identities().all().size());

        HttpResponse<String> done = console.post("admin", "/identities/forget", Map.of("repo", "a/one"));

        assertEquals(
                Optional.of("/identities?done=forgotten-1-1"), done.headers().firstValue("location"));
        assertEquals(List.of(), console.redis().identities().all());
        assertEquals(404, console.get("admin", "/identities/forget?repo=a/one").statusCode());
    }

    @Test
    void nobodyElseForgets() {
        assertEquals(403, console.get("reader", "/identities/forget?repo=a/one").statusCode());
        assertEquals(
                403,
                console.post("reader", "/identities/forget", Map.of("repo", "a/one"))
                        .statusCode());
        assertEquals(
                400,
                console.post("admin", "/identities/forget", Map.of("repo", "x")).statusCode());
        assertEquals(400, console.get("admin", "/identities/forget").statusCode());
        assertEquals(1, console.redis().identities().all().size());
    }
}
