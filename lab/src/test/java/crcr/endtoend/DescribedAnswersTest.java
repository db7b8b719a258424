package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.described.Coverage;
import crcr.fixture.Eventually;
import crcr.fixture.RedisNode;
import crcr.lab.simulator.oidc.SimulatedSystem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever docs/reference/openapi.yaml describes occurs: each answer, header and outcome, each member and each value of
 * an enumeration. Every test that calls a relay checks that nothing else does.
 */
final class DescribedAnswersTest {
    private static final String ADMIN_TOKEN = "admin-token-of-the-tests";

    private static final String PROVIDERS = "providers:\n"
            + Elsewhere.entry(SimulatedSystem.BUILDKITE, "repo: acme/delta, link_host: ci.example.org")
            + Elsewhere.entry(SimulatedSystem.CIRCLECI, "repo: acme/delta")
            + Elsewhere.entry(SimulatedSystem.GITLAB, "repo: acme/delta, required_claims: {ref_protected: [true]}");

    private final Coverage coverage = Coverage.ofRelay();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyDescribedAnswerOccurs() throws InterruptedException {
        usual();
        busy();
        strict();
        beforeAnythingIsLoaded();
        withoutKeys();
        whileTheStoreIsFull();

        assertEquals(Set.of(), coverage.undescribed());
        assertEquals(Set.of(), coverage.missing());
    }

    private void usual() throws InterruptedException {
        try (Elsewhere elsewhere = new Elsewhere();
                World world = elsewhere.world(Map.of())) {
            elsewhere.publish(PROVIDERS);
            Witness witness = Witness.of(world, coverage);
            Operator.of(world).get("/livez").assertTaken(200);
            Operator.of(world).get("/readyz").assertTaken(200);
            Eventually.holds(
                    "the providers' file is in force",
                    () -> Operator.of(world).get("/trust").body().contains("ref_protected"));
            WebhookAnswers.occurIn(world);
            HudAnswers.occurIn(world);
            FramingAnswers.occurIn(world, witness, coverage.places());
            TokenAnswers.occurIn(world);
            SlowAnswers.occurIn(world, witness);
            OutageAnswers.occurIn(world, witness);
            CallbackAnswers.occurIn(world, elsewhere);
        }
    }

    private void busy() {
        Map<String, String> settings = Map.of(
                "ALLOWLIST_TTL_SECONDS", "1",
                "SWEEP_INTERVAL_SECONDS", "1",
                "START_TIMEOUT_SECONDS", "1",
                "CHECK_RUNS_PER_MIN", "0");
        try (World world = World.with(settings)) {
            Witness.of(world, coverage);
            OperatorAnswers.publish(world);
            OperatorAnswers.occurIn(world);
            WhyAnswers.occurIn(world);
        }
    }

    private void strict() {
        try (Elsewhere elsewhere = new Elsewhere();
                World world = World.with(elsewhere.settings(Map.of(
                        "CI_PROVIDERS_URL", "",
                        "HUD_API_URL", "",
                        "HUD_BOT_KEY", "",
                        "CALLBACK_TOKEN", "required",
                        "ADMIN_TOKEN", ADMIN_TOKEN,
                        "RATE_LIMIT_PER_MIN", "2")))) {
            Witness.of(world, coverage);
            String delivery = world.relayedEvent();
            ObjectNode report = Reports.inProgress(delivery);
            world.report(
                            elsewhere.token(SimulatedSystem.GITLAB),
                            Elsewhere.of(SimulatedSystem.GITLAB, Reports.inProgress(delivery)))
                    .assertRefused(403);
            world.report(Surroundings.ALPHA, report).assertRefused(403);
            report.put("callback_token", TokenForge.withDerivedKey().token(delivery, Surroundings.ALPHA));
            world.report(Surroundings.ALPHA, report).assertTaken(200);
            world.report(Surroundings.ALPHA, report).assertRefusedForNow(429);
            Operator stranger = Operator.of(world);
            stranger.get("/trust").assertTaken(200);
            stranger.post("/trust/forget?repo=a/b").assertRefused(401);
            stranger.post("/dead-letters/retry?all=true").assertRefused(401);
            stranger.post("/dead-letters/drop?all=true").assertRefused(401);
        }
    }

    private void beforeAnythingIsLoaded() {
        try (World world = World.withoutAllowlist()) {
            Witness.of(world, coverage);
            OutageAnswers.ofPublic(world, "any");
            Operator.of(world).get("/why?repo=acme/alpha").assertTaken(200);
            world.publishAllowlist(
                    OperatorAnswers.ALLOWLIST.replace("acme/alpha", "acme/alpha: {events: [pull_request]}"));
            world.awaitReady();
            SelfReports.send(world, SelfReports.nightly("build")).assertRefused(403);
        }
    }

    private void withoutKeys() {
        try (Elsewhere elsewhere = new Elsewhere();
                World world =
                        World.with(elsewhere.settings(Map.of("CI_PROVIDERS_URL", "file:/nowhere/providers.yaml")))) {
            Witness.of(world, coverage);
            world.report(
                            elsewhere.token(SimulatedSystem.GITLAB),
                            Elsewhere.of(SimulatedSystem.GITLAB, Reports.inProgress("any")))
                    .assertRefusedForNow(503);
            Operator.of(world).get("/trust").assertTaken(200);
            world.issuer().fail();
            world.report(Surroundings.ALPHA, Reports.inProgress("any")).assertRefusedForNow(503);
        }
    }

    private void whileTheStoreIsFull() {
        try (RedisNode redis = RedisNode.start(directory.resolve("redis"));
                World world = World.with(Map.of("REDIS_ENDPOINT", redis.endpoint()))) {
            Witness.of(world, coverage);
            redis.ask(commands -> commands.configSet("maxmemory", "1"));
            OutageAnswers.ofPublic(world, "any");
        }
    }
}
