package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.store.Race;
import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator.WebhookAnswer;
import crcr.lab.simulator.hud.HudSimulator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The upstream is known by its id: it may be renamed, and its name may be given away
 * (docs/concepts/trust.md#the-upstream).
 */
class UpstreamRenameTest {
    private static final String RENAMED = "pytorch/renamed";
    private static final long ID = 65_600_975;
    private static final long ANOTHER_ID = 4_711_000;

    private static Webhook event(String repository, long id) {
        return event("opened", repository, id);
    }

    private static Webhook event(String action, String repository, long id) {
        ObjectNode payload = Payloads.smallPullRequest().put("action", action);
        payload.withObject("/repository").put("full_name", repository).put("id", id);
        return Webhook.of("pull_request", Webhook.newDelivery(), Payloads.utf8(payload));
    }

    private static void assertIgnored(RelayAnswer answer, String reason) {
        answer.assertTaken(200);
        assertTrue(answer.json().path("ignored").asBoolean(), answer::body);
        assertTrue(answer.json().path("reason").asText().contains(reason), answer::body);
    }

    private static JsonNode knownUpstream(World world) {
        JsonNode upstreams =
                Operator.of(world).get("/trust").assertTaken(200).json().path("upstreams");
        assertEquals(1, upstreams.size(), upstreams::toString);
        return upstreams.get(0);
    }

    @Test
    void itsEventsAreRelayedUnderItsNewNameAndReportedAsItsOwn() {
        try (World world = World.start();
                HeardLog log = HeardLog.begin()) {
            world.send(event(Surroundings.UPSTREAM, ID)).assertTaken(202);
            Webhook renamed = event(RENAMED, ID);

            RelayAnswer answer = world.send(renamed).assertTaken(202);
            assertEquals(
                    Surroundings.DOWNSTREAMS.size(),
                    answer.json().path("targets").asInt());
            world.awaitNothingQueued();

            // The payload is as GitHub sent it, and may come back so.
            ObjectNode echo = CallbackTokenTest.clientPayload(world, renamed.delivery(), Surroundings.ALPHA);
            assertEquals(RENAMED, echo.at("/payload/repository/full_name").asText());
            echo.set("workflow", Reports.workflow(Reports.inProgress(renamed.delivery())));
            world.report(Surroundings.ALPHA, echo).assertTaken(200);
            HudSimulator.Received record = world.recordsOf(renamed.delivery()).getFirst();
            assertEquals(
                    Surroundings.UPSTREAM,
                    record.json().at("/trusted/dispatch/upstream_repo").asText());
            ObjectNode changed = echo.deepCopy();
            changed.withObject("/payload/repository").put("full_name", "mallory/renamed");
            world.report(Surroundings.ALPHA, changed).assertRefused(403).assertDetail("payload.repository.full_name");

            assertEquals(1, Measured.at(world, "crcr_renamed_events_total{outcome=\"relayed\"}"));
            log.awaitWarning("set UPSTREAM_REPO to " + RENAMED);
            JsonNode known = knownUpstream(world);
            assertEquals(Surroundings.UPSTREAM, known.path("repo").asText());
            assertEquals(Long.toString(ID), known.path("repository_id").asText());
            assertEquals(RENAMED, known.path("present_name").asText());
            String listed = Operator.of(world).trust("list").out();
            assertTrue(listed.contains("pytorch/pytorch") && listed.contains(RENAMED), listed);
        }
    }

    @Test
    void itsPullRequestsGoOnInTheirOrder() {
        try (World world = World.start()) {
            Operator operator = Operator.of(world);
            world.github()
                    .failNext(
                            1,
                            request -> request.operation() == GitHubOperation.DISPATCH
                                    && request.repository()
                                            .filter(Surroundings.ALPHA::equals)
                                            .isPresent(),
                            GitHubFault.error(502, "as the test asked"));
            Webhook older = event("opened", Surroundings.UPSTREAM, ID);
            world.send(older).assertTaken(202);
            String query = "/why?repo=acme/alpha&delivery=" + older.delivery();
            Eventually.holds(
                    "it is to be tried again", () -> outcome(operator, query).equals("retrying"));

            world.send(event("synchronize", RENAMED, ID)).assertTaken(202);

            assertEquals("superseded", outcome(operator, query));
        }
    }

    private static String outcome(Operator operator, String query) {
        return operator.get(query)
                .assertTaken(200)
                .json()
                .at("/deliveries/0/outcome")
                .asText();
    }

    @Test
    void whoeverGetsItsNameIsNotRelayedUntilAnOperatorForgetsTheId() {
        try (World world = World.start();
                HeardLog log = HeardLog.begin()) {
            Operator operator = Operator.of(world);
            world.send(event(Surroundings.UPSTREAM, ID)).assertTaken(202);
            world.awaitNothingQueued();
            int dispatches = world.github().dispatches().size();

            Webhook taken = event(Surroundings.UPSTREAM, ANOTHER_ID);
            assertIgnored(
                    world.send(taken),
                    "repository.id is 4711000, and pytorch/pytorch is known to be repository 65600975");
            world.awaitNothingQueued();
            assertEquals(dispatches, world.github().dispatches().size());
            assertEquals(1, Measured.at(world, "crcr_renamed_events_total{outcome=\"name_taken\"}"));
            log.awaitWarning("repository.id is 4711000");
            Eventually.holds(
                    "why tells it",
                    () -> operator.why("acme/alpha", "--delivery", taken.delivery())
                            .out()
                            .contains("is relayed to nobody: repository.id is 4711000"));
            // The upstream itself is relayed all the while, whatever it is called.
            world.send(event(RENAMED, ID)).assertTaken(202);

            assertEquals(0, operator.trust("forget", Surroundings.UPSTREAM).status());
            world.send(taken).assertTaken(202);
            assertEquals(
                    Long.toString(ANOTHER_ID),
                    knownUpstream(world).path("repository_id").asText());
            assertIgnored(world.send(event(RENAMED, ID)), "repository is not the upstream pytorch/pytorch");
        }
    }

    @Test
    void anotherNameIsNobodysBeforeAnEventHasComeUnderTheConfiguredOne() {
        try (World world = World.start()) {
            assertIgnored(world.send(event(RENAMED, ID)), "repository is not the upstream");
            assertEquals(
                    0,
                    Operator.of(world)
                            .get("/trust")
                            .assertTaken(200)
                            .json()
                            .path("upstreams")
                            .size());
        }
    }

    @Test
    void otherRepositoriesEventsCostNothing() {
        try (World world = World.start()) {
            world.send(event(Surroundings.UPSTREAM, ID)).assertTaken(202);
            world.awaitNothingQueued();
            world.store().cut();
            try {
                assertIgnored(world.send(event(Surroundings.ALPHA, ANOTHER_ID)), "repository is not the upstream");
                world.send(event(RENAMED, ID)).assertRefusedForNow(503);
                world.send(event(Surroundings.UPSTREAM, ANOTHER_ID)).assertRefusedForNow(503);
            } finally {
                world.store().mend();
            }
        }
    }

    @Test
    void processesAgree() throws InterruptedException {
        try (World world = World.ofTwoRelays(Map.of())) {
            List<Webhook> first = List.of(event(Surroundings.UPSTREAM, ID), event(Surroundings.UPSTREAM, ANOTHER_ID));
            List<RelayAnswer> answers = Race.of(20, number -> world.send(number / 2 % 2, first.get(number % 2)));
            long winner = knownUpstream(world).path("repository_id").asLong();
            for (int number = 0; number < answers.size(); number++) {
                assertEquals(
                        (number % 2 == 0 ? ID : ANOTHER_ID) == winner ? 202 : 200,
                        answers.get(number).status());
            }

            for (int relay = 0; relay < 2; relay++) {
                int at = relay;
                Eventually.holds(
                        "relay " + relay + " knows the id",
                        () -> world.send(at, event(RENAMED, winner)).status() == 202);
            }
            assertEquals(
                    0, Operator.of(world).trust("forget", Surroundings.UPSTREAM).status());
            for (int relay = 0; relay < 2; relay++) {
                assertIgnored(world.send(relay, event(RENAMED, winner)), "repository is not the upstream");
            }
        }
    }

    @Test
    void whatWasMissedIsRecoveredUnderTheNewName() throws IOException, InterruptedException {
        try (World world = World.with(Map.of("REDELIVERY_INTERVAL_SECONDS", "1"))) {
            world.send(event(Surroundings.UPSTREAM, ID)).assertTaken(202);
            world.awaitNothingQueued();
            Webhook missed = event(RENAMED, ID);
            Webhook foreign = event(Surroundings.UPSTREAM, ANOTHER_ID);
            world.store().cut();
            try {
                assertEquals(503, deliver(world, missed).status());
                assertEquals(503, deliver(world, foreign).status());
            } finally {
                world.store().mend();
            }
            world.github().ageWebhookAttempts(Duration.ofMinutes(2));

            Eventually.holds(
                    "it is dispatched",
                    () -> world.dispatchesOf(missed.delivery()).size() == Surroundings.DOWNSTREAMS.size());
            Eventually.holds(
                    "the other one has been answered, too",
                    () -> world.github().webhookAttempts().stream()
                            .anyMatch(attempt ->
                                    attempt.guid().equals(foreign.delivery()) && attempt.statusCode() == 200));
            assertFalse(StoreContents.now().containsKey("{crcr}:delivery:" + foreign.delivery()));
        }
    }

    private static WebhookAnswer deliver(World world, Webhook webhook) throws IOException, InterruptedException {
        return world.github()
                .sendWebhook(
                        world.atPublicPort("/github/webhook"),
                        Surroundings.WEBHOOK_SECRET,
                        "pull_request",
                        webhook.delivery(),
                        webhook.body().bytes());
    }
}
