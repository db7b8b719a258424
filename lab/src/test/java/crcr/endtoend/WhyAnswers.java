package crcr.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.domain.target.TargetState;
import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.fixture.RealRedis;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.time.Duration;
import java.util.Map;

/** The answers to operators about deliveries, and dead letters of each queue. */
final class WhyAnswers {
    private static final String NPU = Surroundings.NPU;
    private static final String DELTA = Surroundings.DELTA;

    private final World world;
    private final Operator operator;
    private long pullRequest = 5_000;

    private WhyAnswers(World world) {
        this.world = world;
        this.operator = Operator.of(world);
    }

    /** Makes each of the answers occur. */
    static void occurIn(World world) {
        WhyAnswers answers = new WhyAnswers(world);
        answers.standings();
        answers.given();
        answers.retriedAndSuperseded();
        answers.expired();
        answers.limited();
        answers.unanswered();
        answers.begun();
        answers.shown();
    }

    private String send(String action) {
        return send(action, Webhook.newDelivery());
    }

    private String send(String action, String delivery) {
        ObjectNode payload = Payloads.smallPullRequest().put("action", action);
        payload.withObject("/pull_request").put("number", pullRequest);
        world.send(Webhook.of("pull_request", delivery, Payloads.utf8(payload)));
        return delivery;
    }

    private String opened() {
        pullRequest++;
        return send("opened");
    }

    // An earlier delivery may still be on its way, and must not meet what was meant for this one.
    private String openedToMeet(GitHubFault fault) {
        pullRequest++;
        String delivery = Webhook.newDelivery();
        world.github().failNext(1, request -> isDispatchToNpu(delivery, request), fault);
        return send("opened", delivery);
    }

    private static boolean isDispatchToNpu(String delivery, GitHubRequest request) {
        return request.operation() == GitHubOperation.DISPATCH
                && request.repository().filter(NPU::equals).isPresent()
                && request.json().at("/client_payload/delivery_id").asText().equals(delivery);
    }

    private JsonNode told(String repository, String query) {
        return operator.get("/why?repo=" + repository + query).assertTaken(200).json();
    }

    private void awaitOutcome(String delivery, String outcome) {
        awaitPart("/deliveries/0/outcome", delivery, outcome);
    }

    private void awaitPart(String place, String delivery, String value) {
        Eventually.holds(
                delivery + " shows " + value,
                () -> told(NPU, "&delivery=" + delivery).at(place).asText().equals(value));
    }

    private void standings() {
        Surroundings.DOWNSTREAMS.forEach(downstream -> told(downstream, ""));
        String delivery = opened();
        told("not/listed", "&delivery=" + delivery);
        told(NPU, "&delivery=never-sent");
        String ignored = send("edited");
        Eventually.holds(
                "it is noted",
                () -> told(NPU, "&delivery=" + ignored)
                        .at("/deliveries/0/outcome")
                        .asText()
                        .equals("ignored"));
        awaitOutcome(delivery, "unstarted");
        String closed = send("closed");
        awaitOutcome(closed, "dispatched");
    }

    private void given() {
        world.github().uninstall(NPU);
        String delivery = opened();
        awaitOutcome(delivery, "dead");
        operator.deadLetters("?queue=dispatch");
        world.github().install(NPU);
        operator.post("/dead-letters/retry?queue=dispatch").assertTaken(200);
        awaitPart("/deliveries/0/steps/1/what", delivery, "requeued");

        world.github().uninstall(NPU);
        String dropped = opened();
        awaitOutcome(dropped, "dead");
        operator.post("/dead-letters/drop?queue=dispatch").assertTaken(200);
        awaitOutcome(dropped, "dropped");
        world.github().install(NPU);
    }

    private void retriedAndSuperseded() {
        String delivery = openedToMeet(GitHubFault.error(502, "as the test asked"));
        awaitOutcome(delivery, "retrying");
        send("synchronize");
        awaitOutcome(delivery, "superseded");
    }

    private void expired() {
        String delivery = openedToMeet(GitHubFault.error(502, "as the test asked"));
        awaitOutcome(delivery, "retrying");
        RealRedis.ask(commands -> commands.del("{crcr}:payload:" + delivery));
        PassedTime.of(Duration.ofHours(1));
        awaitOutcome(delivery, "expired");
    }

    private void limited() {
        String delivery = openedToMeet(new GitHubFault.CannedAnswer(429, Map.of("Retry-After", "600"), "{}"));
        awaitOutcome(delivery, "waiting");
        awaitPart("/deliveries/0/steps/0/what", delivery, "limited");
        PassedTime.of(Duration.ofHours(1));
    }

    private void begun() {
        awaitOutcome(openedToMeet(new GitHubFault.Silence()), "begun");
    }

    // As after a crash: an attempt has begun, and no process is left that will record its end.
    private void unanswered() {
        String delivery = openedToMeet(GitHubFault.error(502, "as the test asked"));
        awaitOutcome(delivery, "retrying");
        RealRedis.ask(
                commands -> commands.hset("{crcr}:delivery:" + delivery, "state:" + NPU, TargetState.BEGUN.wireName()));
        PassedTime.of(Duration.ofHours(1));
        awaitPart("/deliveries/0/steps/1/what", delivery, "unanswered");
    }

    private void shown() {
        // The simulated GitHub has an id of its own for it.
        operator.post("/trust/forget?repo=" + Surroundings.UPSTREAM).assertTaken(200);
        ShownOn shownOn = ShownOn.opened(world);
        world.github().runs().start(DELTA, 9_001, "build");
        shownOn.runs(DELTA, "build");
        shownOn.ends(DELTA, "build", "failure");
        world.github().runs().endJob(DELTA, 9_001, "build", "failure");
        SimulatedCheckRun checkRun = shownOn.await(DELTA, "build", "failure");
        shownOn.runs(Surroundings.ALPHA, "build");
        told(DELTA, "&pr=" + shownOn.number());
        told(Surroundings.ALPHA, "&pr=" + shownOn.number());

        world.github().failNext(1, GitHubOperation.CREATE_CHECK_RUN, GitHubFault.error(403, "no"));
        shownOn.runs(DELTA, "test");
        Eventually.holds(
                "it is dead", () -> !operator.deadLetters("?queue=check").isEmpty());
        world.github().failNext(1, GitHubOperation.RERUN_FAILED_JOBS, GitHubFault.error(403, "no"));
        world.send(Webhook.of(
                        "check_run",
                        Webhook.newDelivery(),
                        world.github().events().checkRunRerequested(checkRun)))
                .assertTaken(202);
        Eventually.holds(
                "it is dead", () -> !operator.deadLetters("?queue=rerun").isEmpty());
    }
}
