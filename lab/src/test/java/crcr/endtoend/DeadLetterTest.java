package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.fixture.Eventually;
import crcr.fixture.KnownSecrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was given up is listed, shown, tried again and dropped, by an operator with curl or with the command. */
class DeadLetterTest {
    private static final String TOKEN = KnownSecrets.ADMIN_TOKEN;

    private World world = World.start();
    private Operator operator = Operator.of(world);

    @AfterEach
    void end() {
        world.close();
    }

    private void withAdminToken() {
        world.close();
        world = World.with(Map.of("ADMIN_TOKEN", TOKEN));
        operator = Operator.with(world, TOKEN);
    }

    /** An event whose dispatch to one downstream GitHub refuses; gives its delivery's id. */
    private String refusedDispatch() {
        world.github().uninstall(Surroundings.BETA);
        return world.relayedEvent();
    }

    /** Makes a report that HUD refuses after the caller got "queued"; returns its delivery's id. */
    private String refusedRecord() {
        String delivery = world.relayedEvent();
        world.hud().answerNext(2, 503, "");
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(202);
        world.hud().answerNext(1, 422, "{\"message\":\"no such workflow\"}");
        operator.awaitDeadLetter();
        return delivery;
    }

    private static String encoded(JsonNode text) {
        return URLEncoder.encode(text.asText(), StandardCharsets.UTF_8);
    }

    private RelayAnswer content(JsonNode letter) {
        return operator.get(
                "/dead-letters/content?queue=" + letter.path("queue").asText() + "&id=" + encoded(letter.path("id")));
    }

    private void assertHandled(RelayAnswer answer, int selected, int handled, boolean dryRun) {
        assertEquals(
                "{\"ok\":true,\"selected\":" + selected + ",\"handled\":" + handled + ",\"dry_run\":" + dryRun + "}",
                answer.assertTaken(200).body());
    }

    private long arrivedAtBeta(String delivery) {
        return world.dispatchesOf(delivery).stream()
                .filter(dispatch -> dispatch.repository().equals(Surroundings.BETA))
                .count();
    }

    @Test
    void aRefusedDispatchIsListedShownAndRetriedUnderItsOwnIdentity() {
        String delivery = refusedDispatch();

        JsonNode letter = operator.awaitDeadLetter();
        assertEquals("dispatch", letter.path("queue").asText());
        assertEquals(delivery, letter.path("delivery_id").asText());
        assertEquals(Surroundings.BETA, letter.path("repo").asText());
        assertEquals(1, letter.path("attempts").asInt());
        assertTrue(letter.path("died_at").asText().endsWith("Z"), letter::toString);
        assertTrue(!letter.path("reason").asText().isBlank(), letter::toString);
        assertTrue(content(letter).json().path("pull_request").isObject());

        world.github().install(Surroundings.BETA);
        assertHandled(operator.post("/dead-letters/retry?id=" + encoded(letter.path("id"))), 1, 1, false);

        Eventually.holds("the dispatch arrives", () -> arrivedAtBeta(delivery) == 1);
        world.awaitNothingQueued();
        assertEquals(0, operator.deadLetters("").size());
        assertEquals(5, world.dispatchesOf(delivery).size());
        content(letter).assertRefused(404);
        world.report(Surroundings.BETA, Reports.inProgress(delivery)).assertTaken(200);
    }

    @Test
    void aRefusedRecordIsListedShownAndRetriedToTheByte() {
        String delivery = refusedRecord();

        JsonNode letter = operator.awaitDeadLetter();
        assertEquals("hud", letter.path("queue").asText());
        assertEquals(delivery, letter.path("delivery_id").asText());
        assertEquals(Surroundings.ALPHA, letter.path("repo").asText());
        assertTrue(letter.path("reason").asText().contains("422: no such workflow"), letter::toString);
        String record = content(letter).body();

        assertHandled(operator.post("/dead-letters/retry?queue=hud&repo=ACME/Alpha"), 1, 1, false);

        Eventually.holds("HUD has the record", () -> world.recordsOf(delivery).size() == 1);
        assertEquals(record, new String(world.recordsOf(delivery).getFirst().body(), StandardCharsets.UTF_8));
        assertEquals(0, operator.deadLetters("").size());
        Eventually.holds("the relay knows that", () -> StoreContents.waitingForHud() == 0);
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
    }

    @Test
    void whatIsDroppedIsGoneAndADryRunChangesNothing() {
        String delivery = refusedDispatch();
        operator.awaitDeadLetter();

        assertHandled(operator.post("/dead-letters/drop?all=true&dry_run=true"), 1, 0, true);
        assertHandled(operator.post("/dead-letters/retry?all=true&dry_run=true"), 1, 0, true);
        assertEquals(1, operator.deadLetters("").size());

        assertHandled(operator.post("/dead-letters/drop?repo=" + Surroundings.BETA), 1, 1, false);
        assertHandled(operator.post("/dead-letters/retry?all=true"), 0, 0, false);
        assertEquals(0, operator.deadLetters("").size());
        assertEquals(0, arrivedAtBeta(delivery));
    }

    @Test
    void theSelectionIsByQueueRepositoryIdAndTime() {
        refusedDispatch();
        String died = operator.awaitDeadLetter().path("died_at").asText();

        assertEquals(1, operator.deadLetters("?queue=dispatch").size());
        assertEquals(0, operator.deadLetters("?queue=hud").size());
        assertEquals(1, operator.deadLetters("?repo=other-org/BETA.js").size());
        assertEquals(0, operator.deadLetters("?repo=acme/alpha").size());
        assertEquals(0, operator.deadLetters("?id=other").size());
        assertEquals(
                1, operator.deadLetters("?since=" + died + "&until=" + died).size());
        assertEquals(0, operator.deadLetters("?since=9999-01-01T00:00:00Z").size());
        assertEquals(0, operator.deadLetters("?until=2026-01-01T00:00:00Z").size());
    }

    @Test
    void aPageInABrowserChangesNothing() {
        refusedDispatch();
        operator.awaitDeadLetter();

        operator.post("/dead-letters/drop?all=true", "Origin", "https://evil.example")
                .assertRefused(403);

        assertEquals(1, operator.deadLetters("").size());
    }

    @Test
    void withAnAdminTokenWhoeverChangesSomethingPresentsIt() {
        withAdminToken();
        refusedDispatch();
        operator.awaitDeadLetter();

        for (Operator stranger : new Operator[] {Operator.of(world), Operator.with(world, "guessed")}) {
            RelayAnswer refused = stranger.post("/dead-letters/drop?all=true").assertRefused(401);
            assertEquals("Bearer", refused.header("WWW-Authenticate"));
            stranger.post("/dead-letters/retry?all=true").assertRefused(401);
            assertEquals(1, stranger.dead("drop", "--all").status());
        }
        assertEquals(1, operator.deadLetters("").size());

        assertHandled(operator.post("/dead-letters/drop?all=true"), 1, 1, false);
    }

    @Test
    void whileTheStoreIsAwayItIsSaidSo() {
        world.store().cut();

        operator.get("/dead-letters").assertRefusedForNow(503);
        operator.get("/dead-letters/content?queue=hud&id=a").assertRefusedForNow(503);
        operator.post("/dead-letters/retry?all=true").assertRefusedForNow(503);
        Operator.Printed printed = operator.dead("list");
        assertEquals(1, printed.status());
        assertTrue(printed.err().contains("503: the store cannot be reached"), printed::err);
    }

    // The command.

    @Test
    void theCommandListsShowsAndRetries() {
        withAdminToken();
        assertEquals(new Operator.Printed(0, "no dead letters" + System.lineSeparator(), ""), operator.dead("list"));
        String delivery = refusedDispatch();
        JsonNode letter = operator.awaitDeadLetter();
        String id = letter.path("id").asText();

        Operator.Printed listed = operator.dead("list", "--since", "2h");
        assertEquals(0, listed.status(), listed::err);
        assertEquals(2, listed.out().lines().count(), listed::out);
        assertTrue(listed.out().startsWith("queue "), listed::out);
        assertTrue(listed.out().contains(id), listed::out);
        assertTrue(operator.dead("list", "--json").out().startsWith("{\"ok\":true,\"dead_letters\":[{\"queue\":"));

        assertEquals(
                content(letter).body() + System.lineSeparator(),
                operator.dead("show", "--queue", "dispatch", "--id", id).out());
        assertEquals(1, operator.dead("show", "--queue", "hud", "--id", id).status());

        String line = System.lineSeparator();
        assertEquals(
                "1 would be queued again; nothing was changed" + line,
                operator.dead("retry", "--all", "--dry-run").out());
        world.github().install(Surroundings.BETA);
        assertEquals(
                "1 queued again" + line,
                operator.dead("retry", "--repo", Surroundings.BETA).out());
        Eventually.holds("the dispatch arrives", () -> arrivedAtBeta(delivery) == 1);
        assertEquals(
                "no dead letter is selected" + line,
                operator.dead("drop", "--all", "--until", "1d").out());
    }

    @Test
    void theCommandDrops() {
        refusedRecord();

        assertEquals(
                "1 dropped" + System.lineSeparator(),
                operator.dead("drop", "--queue", "hud", "--since", "1h").out());
        assertEquals(0, operator.deadLetters("").size());
    }
}
