package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One relay for all of them: each asks about a delivery or a pull request of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyTest {
    private static final String LINE = System.lineSeparator();

    private final World world = World.start();
    private final Operator operator = Operator.of(world);

    @AfterAll
    void end() {
        world.close();
    }

    private JsonNode ask(String query) {
        return operator.get("/why?repo=" + query).assertTaken(200).json();
    }

    private JsonNode onlyDelivery(String query) {
        JsonNode deliveries = ask(query).path("deliveries");
        assertEquals(1, deliveries.size(), deliveries::toString);
        return deliveries.get(0);
    }

    private static Webhook event(String action, long pullRequest) {
        ObjectNode payload = Payloads.smallPullRequest().put("action", action);
        payload.withObject("/pull_request").put("number", pullRequest);
        return Webhook.of("pull_request", Webhook.newDelivery(), Payloads.utf8(payload));
    }

    /** Sends an event about this pull request and waits until it has been dispatched; gives its delivery's id. */
    private String relayed(long pullRequest) {
        Webhook webhook = event("opened", pullRequest);
        world.send(webhook).assertTaken(202);
        world.awaitNothingQueued();
        return webhook.delivery();
    }

    private void whileTheStoreIsAway(Runnable test) {
        world.store().cut();
        try {
            test.run();
        } finally {
            world.store().mend();
            world.awaitReady();
        }
    }

    private static void assertTells(JsonNode told, String... words) {
        Stream.of(words).forEach(each -> assertTrue(told.path("words").asText().contains(each), told::toString));
    }

    @Test
    void whatWasDispatchedIsToldWithItsTimeAndItsAttempts() {
        String delivery = world.relayedEvent();

        JsonNode told = onlyDelivery("acme/alpha&delivery=" + delivery);
        assertEquals("dispatched", told.path("outcome").asText());
        assertEquals(delivery, told.path("delivery_id").asText());
        assertEquals(1, told.path("attempts").asInt());
        assertEquals("taken", told.at("/steps/0/what").asText());
        assertTells(
                told,
                "delivery " + delivery + " (pull_request opened, #4711, d6fde92) was dispatched at 20",
                "with attempt 1");
    }

    @Test
    void theRepositorysPlaceOnTheAllowlistIsToldFirst() {
        assertTells(ask("acme/alpha"), "acme/alpha is on the allowlist, at L2: it is triggered, and its results are");
        assertTells(ask("Acme/Triggered"), "acme/triggered is on the allowlist, at L1", "its results are not taken");
        assertTells(ask("acme/unknown"), "acme/unknown is not on the allowlist now");
        assertEquals("L2", ask("ACME/alpha").path("level").asText());
    }

    @Test
    void whoWasNotListedIsToldThatItWasNoTarget() {
        String delivery = relayed(101);

        JsonNode told = onlyDelivery("acme/unknown&pr=101");
        assertEquals("not_a_target", told.path("outcome").asText());
        assertTells(
                told, delivery, "was not sent to acme/unknown, which was not on the allowlist when it was accepted");
    }

    @Test
    void whatGitHubRefusedIsToldInGitHubsWords() {
        world.github().uninstall(Surroundings.NPU);
        Webhook webhook = event("opened", 102);
        world.send(webhook).assertTaken(202);
        operator.awaitDeadLetter();
        world.github().install(Surroundings.NPU);

        JsonNode told = onlyDelivery(Surroundings.NPU + "&delivery=" + webhook.delivery());
        assertEquals("dead", told.path("outcome").asText());
        assertTells(
                told,
                "was given up at",
                "404",
                "./relay dead retry --queue dispatch --id " + webhook.delivery() + ":" + Surroundings.NPU);
        assertEquals("failed", told.at("/steps/0/what").asText());
    }

    @Test
    void whatFailedIsToldWithGitHubsAnswerAndWhatComesOfIt() {
        world.github()
                .failNext(
                        1,
                        request -> request.operation() == GitHubOperation.DISPATCH
                                && request.repository()
                                        .filter("acme/alpha"::equals)
                                        .isPresent(),
                        GitHubFault.error(502, "Bad Gateway"));
        Webhook opened = event("opened", 103);
        String query = "acme/alpha&delivery=" + opened.delivery();
        world.send(opened).assertTaken(202);
        Eventually.holds(
                "it is to be tried again",
                () -> onlyDelivery(query).path("outcome").asText().equals("retrying"));

        assertTells(onlyDelivery(query), "failed so far, and is tried again at 20");
        assertTrue(
                onlyDelivery(query).at("/steps/0/words").asText().contains("502"),
                () -> ask(query).toString());
        Webhook newer = event("synchronize", 103);
        world.send(newer).assertTaken(202);
        assertEquals("superseded", onlyDelivery(query).path("outcome").asText());
        assertTells(
                onlyDelivery(query),
                "since delivery " + newer.delivery() + ", a newer event of its pull request, supersedes it");
    }

    @Test
    void whatIsNotRelayedIsToldWithTheReason() {
        Webhook webhook = event("labeled", 104);
        world.send(webhook).assertTaken(200);
        Eventually.holds(
                "it is noted",
                () -> !ask("acme/alpha&pr=104").path("deliveries").isEmpty());

        for (JsonNode told : List.of(
                ask("acme/alpha").path("deliveries").path(0),
                onlyDelivery("acme/alpha&pr=104"),
                onlyDelivery("acme/alpha&delivery=" + webhook.delivery()))) {
            assertEquals(webhook.delivery(), told.path("delivery_id").asText());
            assertEquals("ignored", told.path("outcome").asText());
            assertTells(told, "is relayed to nobody: action labeled of pull_request is not relayed");
        }
    }

    @Test
    void whatIsNotRelayedIsAnsweredWithoutTheStore() {
        whileTheStoreIsAway(() -> world.send(event("labeled", 105)).assertTaken(200));
    }

    @Test
    void whereNothingIsOnRecordItIsSaidWhatThatMayMean() {
        JsonNode told = ask("acme/alpha&pr=99");

        assertEquals(0, told.path("deliveries").size());
        String nothing = told.path("nothing").asText();
        assertTrue(nothing.contains("no delivery about pytorch/pytorch#99 is on record"), nothing);
        assertTrue(nothing.contains("Relayed are push, and pull_request with the action opened"), nothing);
    }

    @Test
    void theCommandTellsTheSameInLines() {
        String delivery = relayed(106);

        Operator.Printed printed = operator.why("acme/alpha", "--pr", "106");
        assertEquals(0, printed.status(), printed::err);
        List<String> lines = printed.out().lines().toList();
        assertEquals(3, lines.size(), printed::out);
        assertTrue(lines.get(0).startsWith("acme/alpha is on the allowlist, at L2"), printed::out);
        assertTrue(lines.get(1).startsWith("delivery " + delivery + " (pull_request opened, #106"), printed::out);
        assertTrue(lines.get(2).matches("  20\\S+Z  GitHub took it"), printed::out);
        assertEquals(
                ask("acme/alpha&delivery=" + delivery).toString() + LINE,
                operator.why("acme/alpha", "--delivery", delivery, "--json").out());
    }

    @Test
    void theCommandTellsThatNothingIsOnRecord() {
        Operator.Printed printed = operator.why("acme/alpha", "--delivery", "no-such-delivery");

        assertEquals(0, printed.status());
        assertTrue(printed.out().contains("delivery no-such-delivery is not on record"), printed::out);
    }

    @ParameterizedTest
    @CsvSource({
        "'', repo is required",
        "?repo=acme, repo must be a repository",
        "?repo=a/b&pr=x, pr must be the number of a pull request",
        "?repo=a/b&pr=0, pr must be the number of a pull request",
        "?repo=a/b&delivery=%20, delivery must be a delivery's id",
        "?repo=a/b&pr=1&delivery=d, pr and delivery cannot be given together",
        "?repo=a/b&all=true, there is no parameter 'all'"
    })
    void aRequestThatIsWrongIsRefusedInWords(String query, String told) {
        RelayAnswer refused = operator.get("/why" + query).assertRefused(400);
        assertTrue(refused.detail().contains(told), refused::detail);
    }

    @ParameterizedTest
    @CsvSource({
        "'', one repository is needed",
        "acme, one repository is needed",
        "a/b c/d, one repository is asked for at a time",
        "a/b --pr, --pr needs a value",
        "a/b --pr 1 --pr 2, --pr is given twice",
        "a/b --pr 1 --delivery d, --pr and --delivery do not go together",
        "a/b --issue 1, there is no option '--issue'",
        "a/b --pr eleven, pr must be the number of a pull request"
    })
    void aCommandThatIsWrongSaysWhy(String command, String told) {
        Operator.Printed printed = operator.why(Stream.of(command.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new));

        assertEquals(2, printed.status());
        assertEquals("", printed.out());
        assertTrue(printed.err().contains(told), printed::err);
        assertTrue(printed.err().contains("./relay why --help"), printed::err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void theCommandTellsHowItIsUsed(String option) {
        Operator.Printed printed = operator.why(option);
        assertEquals(0, printed.status());
        assertTrue(printed.out().startsWith("Usage: ./relay why owner/repo"), printed::out);
    }

    @Test
    void whileTheStoreIsAwayItIsSaidSo() {
        whileTheStoreIsAway(() -> {
            operator.get("/why?repo=a/b").assertRefusedForNow(503);
            Operator.Printed printed = operator.why("a/b");
            assertEquals(1, printed.status());
            assertTrue(printed.err().contains("503: the store cannot be reached"), printed::err);
        });
    }
}
