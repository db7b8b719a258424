package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.RealRedis;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A pull request of the upstream, with a commit of its own, and what shows on that. */
final class ShownOn {
    /** The label that shows the jobs of {@link Surroundings#NPU}. */
    static final String NPU_LABEL = "ciflow/crcr/npu";

    private static final AtomicInteger NUMBERS = new AtomicInteger(20_000);

    private final World world;
    private final long number = NUMBERS.incrementAndGet();
    private String sha = HexFormat.of().toHexDigits(number) + "c0ffeec0ffeec0ffeec0ffee";
    private String delivery = "";

    private ShownOn(World world) {
        this.world = world;
    }

    /** Another pull request of the same commit, which is opened and dispatched. */
    ShownOn openedAgainByAnother() {
        ShownOn other = new ShownOn(world);
        other.sha = sha;
        return other.send("opened");
    }

    /** The pull request gets that commit, and is dispatched. */
    ShownOn pushed(String commit) {
        sha = commit;
        return send("synchronize");
    }

    /** A pull request that is opened and dispatched, and carries no label. */
    static ShownOn opened(World world) {
        ShownOn pullRequest = new ShownOn(world);
        pullRequest.send("opened");
        return pullRequest;
    }

    /** One that carries the label when it is opened. */
    static ShownOn openedWithLabel(World world) {
        ShownOn pullRequest = new ShownOn(world);
        world.github().events().labeled(pullRequest.body("opened"), NPU_LABEL);
        pullRequest.send("opened");
        return pullRequest;
    }

    private byte[] body(String action) {
        ObjectNode body = Payloads.smallPullRequest().put("action", action);
        ((ObjectNode) body.path("pull_request")).put("number", number);
        ((ObjectNode) body.at("/pull_request/head")).put("sha", sha);
        return Payloads.utf8(body);
    }

    /** Sends such an event, and waits until it has been dispatched. */
    ShownOn send(String action) {
        Webhook webhook = Webhook.of(
                "pull_request", Webhook.newDelivery(), world.github().events().current(body(action)));
        world.github().checks().addCommit(Surroundings.UPSTREAM, sha);
        world.send(webhook).assertTaken(202);
        world.awaitNothingQueued();
        if (!action.equals("closed")) {
            delivery = webhook.delivery();
        }
        return this;
    }

    long number() {
        return number;
    }

    String sha() {
        return sha;
    }

    String delivery() {
        return delivery;
    }

    /** The label is put on it. */
    RelayAnswer label() {
        return label(NPU_LABEL);
    }

    RelayAnswer label(String label) {
        return world.send(labelled(label));
    }

    /** The event that the label is put on it, which is not sent yet. */
    Webhook labelled(String label) {
        return Webhook.of(
                "pull_request", Webhook.newDelivery(), world.github().events().labeled(body("opened"), label));
    }

    /** The label is taken away. */
    RelayAnswer unlabel() {
        return world.send(Webhook.of(
                "pull_request", Webhook.newDelivery(), world.github().events().unlabeled(body("opened"), NPU_LABEL)));
    }

    /** The body of a report of this run, to be changed at will. */
    ObjectNode report(String job, String conclusion) {
        ObjectNode report = conclusion.isEmpty() ? Reports.inProgress(delivery) : Reports.completed(delivery);
        ObjectNode workflow = Reports.workflow(report).put("job_name", job);
        if (!conclusion.isEmpty()) {
            workflow.put("conclusion", conclusion);
        }
        return report;
    }

    /** The job says that it runs. */
    void runs(String downstream, String job) {
        world.report(downstream, report(job, "")).assertTaken(200);
    }

    /** The job says that it has ended. */
    void ends(String downstream, String job, String conclusion) {
        world.report(downstream, report(job, conclusion)).assertTaken(200);
    }

    /** The check run that shows of that job; empty if none does. */
    Optional<SimulatedCheckRun> shown(String downstream, String job) {
        return Optional.ofNullable(
                world.github().checks().shown(Surroundings.UPSTREAM, sha).get("crcr/" + downstream + "/CI/" + job));
    }

    /** Waits until the job shows with that status, or as completed with that conclusion. */
    SimulatedCheckRun await(String downstream, String job, String state) {
        return Eventually.get(
                job + " shows as " + state,
                () -> shown(downstream, job)
                        .filter(checkRun ->
                                checkRun.conclusion().orElse(checkRun.status()).equals(state)));
    }

    /** All check runs of its commit. */
    List<SimulatedCheckRun> all() {
        return world.github().checks().all(Surroundings.UPSTREAM, sha);
    }

    /** Waits until nothing waits to be shown, and asserts that nothing shows. */
    void assertNothingShows() {
        awaitNothingWaits();
        assertEquals(List.of(), all());
    }

    /** Waits until nothing waits to be shown or to be run again. */
    static void awaitNothingWaits() {
        Eventually.holds("nothing waits to be shown", () -> waiting("check") == 0 && waiting("rerun") == 0);
    }

    /** How many effects wait in that queue. */
    static long waiting(String queue) {
        return RealRedis.ask(commands -> commands.zcard("{crcr}:" + queue + ":waiting"));
    }

    /** How many calls GitHub got that show check runs. */
    static int calls(World world) {
        return world.github().requests(GitHubOperation.CREATE_CHECK_RUN).size()
                + world.github().requests(GitHubOperation.UPDATE_CHECK_RUN).size();
    }
}
