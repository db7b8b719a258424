package crcr.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.fixture.RealRedis;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What operators are answered about trust, dead letters and scorecards, while nothing is away. */
final class OperatorAnswers {
    /** One that gives each downstream something of its own to say. */
    static final String ALLOWLIST = """
        x-targets:
          L2: {over: 24h, queue_p95: 30m}
          L3: {over: 7d, success_rate: 0.9, days_at_level: 30}
          L4: {over: 14d, queue_average: 30m}
        L1:
          - acme/triggered
        L2:
          - acme/alpha
          - Other-Org/Beta.js: {events: [nightly]}
        L3:
          npu:
            npu-org/npu-repo: [oncall3]
        L4:
          - acme/delta
        """;

    private final World world;
    private final Operator operator;

    private OperatorAnswers(World world) {
        this.world = world;
        this.operator = Operator.of(world);
    }

    /** Publishes {@link #ALLOWLIST}, and waits until it is in force. */
    static void publish(World world) {
        world.publishAllowlist(ALLOWLIST);
        Eventually.holds(
                "the allowlist is in force",
                () -> Operator.of(world)
                        .get("/why?repo=" + Surroundings.BETA)
                        .json()
                        .path("events")
                        .toString()
                        .equals("[\"nightly\"]"));
    }

    /** Makes each of the answers occur. */
    static void occurIn(World world) {
        OperatorAnswers answers = new OperatorAnswers(world);
        answers.trust();
        answers.deadLetters();
        answers.scorecards();
        answers.wrongQueries();
        answers.pages();
    }

    private JsonNode get(String path) {
        return operator.get(path).assertTaken(200).json();
    }

    private void trust() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.DELTA, Reports.inProgress(delivery)).assertTaken(200);
        SimulatedToken renamed = world.token(Surroundings.DELTA).claim("repository", "acme/renamed");
        Eventually.holds(
                "the relay knows the ids",
                () -> world.report(renamed, Reports.completed(delivery)).status() == 200);
        world.send(Webhook.of(
                        "pull_request",
                        Webhook.newDelivery(),
                        new String(Payloads.pullRequest("closed"), StandardCharsets.UTF_8)
                                .replace("\"full_name\":\"pytorch/pytorch\"", "\"full_name\":\"pytorch/renamed\"")
                                .getBytes(StandardCharsets.UTF_8)))
                .assertTaken(202);
        get("/trust");
        get("/why?repo=acme/renamed");
        operator.post("/trust/forget?repo=" + Surroundings.DELTA).assertTaken(200);
    }

    private void deadLetters() {
        world.hud().answerNext(1_000, 503, "");
        world.report(Surroundings.ALPHA, Reports.inProgress(world.relayedEvent()))
                .assertTaken(202);
        world.hud().answerNextInstead(1_000, 422, "{\"message\":\"as the test asked\"}");
        PassedTime.of(Duration.ofHours(1));
        JsonNode letter = operator.awaitDeadLetter();
        world.hud().answerNormally();
        String one = "queue=" + letter.path("queue").asText() + "&id="
                + URLEncoder.encode(letter.path("id").asText(), StandardCharsets.UTF_8);
        operator.get("/dead-letters/content?" + one);
        operator.post("/dead-letters/drop?dry_run=true&" + one).assertTaken(200);
        operator.post("/dead-letters/drop?" + one).assertTaken(200);
        operator.post("/dead-letters/retry?all=true&dry_run=true").assertTaken(200);
        operator.post("/dead-letters/retry?all=true").assertTaken(200);
        operator.get("/dead-letters/content?" + one).assertRefused(404);
    }

    private void scorecards() {
        SelfReports.prepare(world);
        SelfReports.send(world, SelfReports.nightly("build")).assertTaken(200);
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
        get("/scorecard?repo=" + Surroundings.ALPHA);
        makeLevelOlder(Surroundings.BETA);
        for (String downstream : Surroundings.DOWNSTREAMS) {
            get("/scorecard?over=7d&repo=" + downstream);
        }
        operator.get("/scorecard?repo=not/listed").assertRefused(404);
    }

    // A night that it has missed.
    private static void makeLevelOlder(String downstream) {
        long longAgo = Instant.now().minus(Duration.ofDays(3)).toEpochMilli();
        RealRedis.ask(commands -> commands.hgetall("{crcr}:levels")).forEach((name, noted) -> {
            if (name.equalsIgnoreCase(downstream)) {
                RealRedis.ask(commands ->
                        commands.hset("{crcr}:levels", name, noted.replaceFirst("\\d{13}", Long.toString(longAgo))));
            }
        });
    }

    private void wrongQueries() {
        for (String path : List.of("/dead-letters", "/dead-letters/content", "/trust", "/why", "/scorecard")) {
            operator.get(path + "?no=such").assertRefused(400);
        }
        for (String path : List.of("/dead-letters/retry", "/dead-letters/drop", "/trust/forget")) {
            operator.post(path).assertRefused(400);
        }
    }

    private void pages() {
        for (String path : List.of("/dead-letters/retry", "/dead-letters/drop", "/trust/forget")) {
            operator.post(path, "Origin", "https://page.example").assertRefused(403);
        }
    }
}
