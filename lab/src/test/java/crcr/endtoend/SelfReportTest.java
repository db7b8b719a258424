package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.store.Race;
import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that no dispatch started report of themselves (docs/downstream/self-reports.md). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelfReportTest {
    private final World world = SelfReports.world(Map.of());
    private int jobs;

    @AfterAll
    void end() {
        world.close();
    }

    private ObjectNode nightly() {
        return SelfReports.nightly("job " + ++jobs);
    }

    private JsonNode lastRecord() {
        return SelfReports.records(world).getLast().json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "periodic"})
    void aResultIsTakenInOneReportAndHudIsToldWhatIsProven(String event) {
        ObjectNode report = nightly().put("event_type", event);

        RelayAnswer answer = SelfReports.send(world, report).assertTaken(200);

        assertEquals("completed", answer.json().path("status").asText());
        assertEquals("delivered", answer.json().path("hud").asText());
        assertTrue(answer.json().path("commit_verified").asBoolean());
        assertEquals("L2", answer.header("CRCR-Level"));
        JsonNode trusted = lastRecord().path("trusted");
        assertEquals(Surroundings.ALPHA, trusted.path("verified_repo").asText());
        assertEquals("L2", trusted.path("downstream_repo_level").asText());
        assertTrue(trusted.path("ci_metrics").isNull());
        assertFalse(trusted.has("dispatch"));
        assertEquals("schedule", trusted.at("/run/event_name").asText());
        assertEquals(
                "{\"event_type\":\"" + event + "\",\"upstream_repo\":\"pytorch/pytorch\",\"head_sha\":\""
                        + SelfReports.SHA + "\",\"commit_verified\":true}",
                trusted.path("self_report").toString());
        assertEquals(report, lastRecord().at("/untrusted/callback_payload"));
    }

    @Test
    void aReportLikeVllmsIsTaken() {
        SelfReports.send(world, SelfReports.likeVllm(1)).assertTaken(200);

        assertEquals(
                SelfReports.SHA,
                lastRecord().at("/trusted/self_report/head_sha").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "nightly/2026"})
    void aCommitMayBeNamedByItsBranchAsNvidiaDoes(String branch) {
        ObjectNode report = nightly().put("delivery_id", "nightly-" + ++jobs);
        ((ObjectNode) report.path("payload")).put("head_sha", branch);

        assertTrue(SelfReports.send(world, report)
                .assertTaken(200)
                .json()
                .path("commit_verified")
                .asBoolean());

        assertEquals(
                SelfReports.SHA,
                lastRecord().at("/trusted/self_report/head_sha").asText());
    }

    @Test
    void theCommitIsThatOfThePayloadElseTheOneBesideItElseTheIdIfItIsASha() {
        ObjectNode report = nightly().put("delivery_id", "f".repeat(40)).put("pytorch_head_sha", "e".repeat(40));
        SelfReports.send(world, report).assertTaken(200);

        ((ObjectNode) report.path("payload")).put("head_sha", "");
        SelfReports.send(world, report).assertRefused(422).assertDetail("e".repeat(40));
        report.put("pytorch_head_sha", SelfReports.SHA);
        ((ObjectNode) report.path("workflow")).put("job_name", "job " + ++jobs);
        SelfReports.send(world, report).assertTaken(200);

        report.remove("pytorch_head_sha");
        SelfReports.send(world, report).assertRefused(422).assertDetail("f".repeat(40));
        ((ObjectNode) report.path("workflow")).put("job_name", "job " + ++jobs);
        SelfReports.send(world, report.put("delivery_id", SelfReports.SHA)).assertTaken(200);
    }

    @Test
    void aReportWithoutCommitIsRefusedWithTheThreePlacesWhereItMayBe() {
        ObjectNode report = nightly().put("delivery_id", "buildkite-1-2");
        report.remove("payload");

        SelfReports.send(world, report)
                .assertRefused(400)
                .assertDetail("payload.head_sha")
                .assertDetail("pytorch_head_sha")
                .assertDetail("delivery_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a..b", "-a", "a~1", "refs/heads/", "a:b", "x.lock", "\u00e4", "a?b"})
    void whatCannotNameACommitIsRefused(String name) {
        ObjectNode report = nightly();
        ((ObjectNode) report.path("payload")).put("head_sha", name);

        SelfReports.send(world, report).assertRefused(400).assertDetail("payload.head_sha must be a commit");
    }

    @ParameterizedTest
    @CsvSource({
        "delivery_id, a b, delivery_id must be 1 to 200 letters",
        "delivery_id, '', delivery_id is required",
        "pytorch_head_sha, a b, pytorch_head_sha must be a commit"
    })
    void aFieldOfTheWrongFormIsNamed(String field, String value, String words) {
        ObjectNode report = nightly().put(field, value);
        report.remove("payload");

        SelfReports.send(world, report).assertRefused(400).assertDetail(words);
    }

    @Test
    void anIdHas200CharactersAtMost() {
        SelfReports.send(world, nightly().put("delivery_id", "a.b_c:d/e-" + "x".repeat(190)))
                .assertTaken(200);
        SelfReports.send(world, nightly().put("delivery_id", "x".repeat(201))).assertRefused(400);
    }

    @Test
    void aRunThatIsInProgressIsRefused() {
        ObjectNode report = nightly();
        Reports.workflow(report).put("status", "in_progress").remove("conclusion");

        SelfReports.send(world, report).assertRefused(400).assertDetail("workflow.status must be completed");
    }

    @Test
    void aCommitThatTheUpstreamDoesNotHaveIsRefusedAndGitHubIsAskedOnce() {
        String unknown = "0".repeat(39) + "1";
        for (String commit : List.of(unknown, "no-such-branch")) {
            ObjectNode report = nightly();
            ((ObjectNode) report.path("payload")).put("head_sha", commit);
            SelfReports.send(world, report)
                    .assertRefused(422)
                    .assertDetail("pytorch/pytorch has no commit, branch or tag " + commit);
            SelfReports.send(world, report).assertRefused(422);
            assertEquals(1, callsFor(commit));
        }
    }

    private long callsFor(String commit) {
        return world.github().requests(GitHubOperation.COMMIT).stream()
                .filter(request -> request.parameter("name").equals(commit))
                .count();
    }

    @Test
    void aSecondReportOfAResultIsRefusedUnlessItRepeatsARequest() {
        ObjectNode report = nightly();
        Map<String, String> named = Map.of("Idempotency-Key", "night-" + jobs);
        RelayAnswer first = SelfReports.send(world, 0, report, named).assertTaken(200);
        int records = SelfReports.records(world).size();

        RelayAnswer repeat = SelfReports.send(world, 0, report, named).assertTaken(200);
        assertTrue(repeat.json().path("duplicate").asBoolean());
        assertEquals(first.json().path("commit_verified"), repeat.json().path("commit_verified"));
        SelfReports.send(world, report).assertRefused(409).assertDetail("taken before");
        SelfReports.send(world, report.put("delivery_id", "another")).assertRefused(409);
        SelfReports.send(world, 0, report, named).assertRefused(422);
        assertEquals(records, SelfReports.records(world).size());

        SelfReports.send(world, report.put("event_type", "periodic")).assertTaken(200);
    }

    @Test
    void ofManyAtTheSameMomentOneIsTaken() throws InterruptedException {
        ObjectNode report = nightly();
        int before = SelfReports.records(world).size();

        List<RelayAnswer> answers = Race.of(20, _ -> SelfReports.send(world, report));

        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 200).count());
        assertEquals(
                19, answers.stream().filter(answer -> answer.status() == 409).count());
        assertEquals(before + 1, SelfReports.records(world).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"repository_dispatch", "pull_request", "push"})
    void aRunThatSomethingElseStartedIsRefused(String event) {
        world.report(SelfReports.scheduled(world, Surroundings.ALPHA).claim("event_name", event), nightly())
                .assertRefused(403)
                .assertDetail("the token's event_name is " + event)
                .assertDetail("schedule, workflow_dispatch");
    }

    @Test
    void aTokenThatDoesNotSayWhatStartedItsRunIsRefused() {
        world.report(SelfReports.scheduled(world, Surroundings.ALPHA).withoutClaim("event_name"), nightly())
                .assertRefused(403)
                .assertDetail("the token has no event_name");
    }

    @Test
    void aRunThatAPersonStartedReports() {
        world.report(
                        SelfReports.scheduled(world, Surroundings.ALPHA).claim("event_name", "workflow_dispatch"),
                        nightly())
                .assertTaken(200);
    }

    @Test
    void theRunIsThatOfTheToken() {
        ObjectNode report = nightly();
        Reports.workflow(report).put("run_id", "7");

        SelfReports.send(world, report).assertRefused(403).assertDetail("workflow.run_id is 7");
    }

    @Test
    void whoIsOnlyTriggeredIsIgnoredAndStrangersAreRefused() {
        assertEquals(
                "ignored",
                world.report(SelfReports.scheduled(world, Surroundings.TRIGGERED), nightly())
                        .assertTaken(200)
                        .json()
                        .path("status")
                        .asText());
        world.report(SelfReports.scheduled(world, "mallory/alpha"), nightly()).assertRefused(403);
    }

    @Test
    void aNameThatStoodForAnotherRepositoryIsRefused() {
        SelfReports.send(world, nightly()).assertTaken(200);

        world.report(SelfReports.scheduled(world, Surroundings.ALPHA).claim("repository_id", "990001"), nightly())
                .assertRefused(403)
                .assertDetail("./relay trust forget acme/alpha");
    }

    @Test
    void nothingButTheReportItselfIsKept() {
        SelfReports.send(world, nightly()).assertTaken(200);
        Map<String, String> before = StoreContents.now();
        SelfReports.send(world, nightly()).assertTaken(200);

        Map<String, String> after = new HashMap<>(StoreContents.now());
        after.keySet().removeAll(before.keySet());
        assertEquals(1, after.size(), after::toString);
        assertTrue(after.keySet().stream().allMatch(key -> key.startsWith("{crcr}:selfreport:acme/alpha:")));
    }

    @Test
    void whatHudRefusesMayBeCorrected() {
        ObjectNode report = nightly();
        world.hud().answerNext(1, 400, "{\"message\":\"the passed count is below zero\"}");

        SelfReports.send(world, report).assertRefused(400).assertDetail("the passed count is below zero");
        SelfReports.send(world, report).assertTaken(200);
    }

    @Test
    void aRowThatHudHasIsADuplicate() {
        world.hud().answerNext(1, 409, "{}");

        assertEquals(
                "duplicate",
                SelfReports.send(world, nightly())
                        .assertTaken(200)
                        .json()
                        .path("hud")
                        .asText());
    }

    @Test
    void anEntryWithoutNightlyMayNotReportOfItself() {
        try (World strict = SelfReports.world(Map.of("ALLOWLIST_TTL_SECONDS", "1"))) {
            strict.publishAllowlist("L2:\n  - acme/alpha: {events: [pull_request]}\n");
            RelayAnswer refused = Eventually.get(
                    "the entry does not let it",
                    () -> Stream.of(SelfReports.send(strict, nightly()))
                            .filter(answer -> answer.status() == 403)
                            .findFirst());
            refused.assertRefused(403).assertDetail("nightly");
        }
    }
}
