package crcr.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a callback is answered when HUD was asked, and when the same is sent again. */
final class HudAnswers {
    // HUD's 409 is no refusal.
    private static final int[] REFUSALS = {400, 401, 403, 408, 411, 413, 414, 418, 422, 429};

    private final World world;

    private HudAnswers(World world) {
        this.world = world;
    }

    /** Makes each of the answers occur. */
    static void occurIn(World world) {
        HudAnswers answers = new HudAnswers(world);
        answers.taken();
        answers.leftOut();
        answers.had();
        answers.busy();
        answers.selfReported();
        answers.refused();
        answers.queued();
    }

    private RelayAnswer report(ObjectNode report, Map<String, String> headers) {
        return world.report(0, Surroundings.ALPHA, Reports.sent(report), headers);
    }

    // Under a name of its own, which another report of the same delivery may wrongly have as well.
    private RelayAnswer named(ObjectNode report) {
        return report(
                report,
                Map.of("Idempotency-Key", "of-" + report.path("delivery_id").asText()));
    }

    private void taken() {
        String delivery = world.relayedEvent();
        named(Reports.inProgress(delivery)).assertTaken(200);
        named(Reports.inProgress(delivery)).assertTaken(200);
        named(Reports.completed(delivery)).assertRefused(422);
        report(Reports.completed(delivery), Map.of()).assertTaken(200);
        world.report(Surroundings.TRIGGERED, Reports.inProgress(delivery)).assertTaken(200);
        world.report(Surroundings.NPU, Reports.inProgress(delivery)).assertTaken(200);
        world.report(Surroundings.DELTA, Reports.inProgress(delivery)).assertTaken(200);
    }

    private void queued() {
        String delivery = world.relayedEvent();
        world.hud().answerNext(1_000, 503, "");
        named(withVerdict(Reports.inProgress(delivery))).assertTaken(202);
        named(withVerdict(Reports.inProgress(delivery))).assertTaken(202);
        report(Reports.completed(delivery), Map.of()).assertTaken(202);
        SelfReports.send(world, SelfReports.nightly("while HUD is away")).assertTaken(202);
        world.hud().answerNormally();
        Eventually.holds("HUD has all records", () -> StoreContents.waitingForHud() == 0);
    }

    private void leftOut() {
        report(withVerdict(Reports.inProgress(world.relayedEvent())), Map.of()).assertTaken(200);
    }

    private static ObjectNode withVerdict(ObjectNode report) {
        Reports.workflow(report).put("triage_verdict", "it is flaky");
        return report;
    }

    private void had() {
        world.hud().answerNext(1, 409, "{}");
        report(Reports.inProgress(world.relayedEvent()), Map.of()).assertTaken(200);
    }

    // A second report comes while HUD takes the first one.
    private void busy() {
        ObjectNode report = Reports.inProgress(world.relayedEvent());
        AtomicBoolean first = new AtomicBoolean(true);
        world.hud().onArrival(_ -> {
            if (first.getAndSet(false)) {
                named(report).assertRefusedForNow(503);
            }
        });
        named(report).assertTaken(200);
    }

    private void selfReported() {
        SelfReports.prepare(world);
        world.github().failNext(1, GitHubOperation.COMMIT, GitHubFault.error(502, "as the test asked"));
        ObjectNode unknown = SelfReports.nightly("of a commit that GitHub is not asked about");
        unknown.withObject("/payload").put("head_sha", "e".repeat(40));
        SelfReports.send(world, unknown).assertTaken(200);
        PassedTime.of(Duration.ofMinutes(10));
        SelfReports.send(world, SelfReports.nightly("build")).assertTaken(200);
    }

    private void refused() {
        for (int status : REFUSALS) {
            ObjectNode report = Reports.inProgress(world.relayedEvent());
            world.hud().answerNext(1, status, "{\"message\":\"as the test asked\"}");
            named(report).assertRefused(status);
            if (status != 408 && status != 429) {
                named(report).assertRefused(status);
            }
        }
    }
}
