package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.ScriptCalls;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreRoundTripsTest {
    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    // From the second time on each script is known to Redis.
    private String warmedUp() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
        return delivery;
    }

    // While a target is open, the queue's upkeep may look at it: once a second, whatever happens.
    private static long fewestCalls(Runnable step) {
        return fewestCalls(Collections.nCopies(3, step));
    }

    private static long fewestCalls(List<Runnable> steps) {
        return steps.stream()
                .mapToLong(step -> {
                    long before = ScriptCalls.soFar();
                    step.run();
                    return ScriptCalls.soFar() - before;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void acceptingADeliveryIsOneAndEachTargetIsTwo() {
        warmedUp();
        assertEquals(1 + 2L * Surroundings.DOWNSTREAMS.size(), fewestCalls(world::relayedEvent));
    }

    @Test
    void aDeliveryThatIsKnownIsOne() {
        Webhook webhook = Payloads.openedPullRequest();
        world.send(webhook).assertTaken(202);
        world.awaitNothingQueued();
        long before = ScriptCalls.soFar();
        world.send(webhook).assertTaken(202);
        assertEquals(1, ScriptCalls.soFar() - before);
    }

    @Test
    void aCallbackIsTwo() {
        warmedUp();
        List<String> deliveries = Stream.generate(world::relayedEvent).limit(3).toList();

        for (Function<String, ObjectNode> report :
                List.<Function<String, ObjectNode>>of(Reports::inProgress, Reports::completed)) {
            assertEquals(
                    2,
                    fewestCalls(deliveries.stream()
                            .<Runnable>map(delivery -> () -> world.report(Surroundings.ALPHA, report.apply(delivery))
                                    .assertTaken(200))
                            .toList()));
        }
    }

    // GitHub limits the calls for an hour, so that only the requests themselves are counted.
    private ShownOn whileNoCheckRunIsShown() {
        ShownOn pullRequest = ShownOn.opened(world);
        world.github()
                .failNext(
                        1,
                        GitHubOperation.CREATE_CHECK_RUN,
                        new GitHubFault.CannedAnswer(429, Map.of("Retry-After", "3600"), "{}"));
        pullRequest.runs(Surroundings.DELTA, "warm-up");
        Eventually.holds(
                "GitHub is left alone",
                () -> Measured.at(world, "crcr_effects_total{outcome=\"limited\",queue=\"check\"}") >= 1);
        pullRequest.ends(Surroundings.DELTA, "warm-up", "success");
        pullRequest.label("ciflow/crcr/xpu").assertTaken(202);
        return pullRequest;
    }

    @Test
    void aCallbackOfWhichACheckRunFollowsIsTwoAndALabelIsOne() {
        ShownOn pullRequest = whileNoCheckRunIsShown();

        assertEquals(2, fewestCalls(numbered(number -> pullRequest.runs(Surroundings.DELTA, "job" + number))));
        assertEquals(
                2, fewestCalls(numbered(number -> pullRequest.ends(Surroundings.DELTA, "job" + number, "success"))));
        assertEquals(1, fewestCalls(() -> pullRequest.label().assertTaken(202)));
    }

    @Test
    void aSelfReportIsTwoOnceItsCommitIsKnown() {
        warmedUp();
        world.github().commits().name(Surroundings.UPSTREAM, "main", SelfReports.SHA);
        SelfReports.send(world, SelfReports.likeVllm(9)).assertTaken(200);

        assertEquals(
                2,
                fewestCalls(numbered(number ->
                        SelfReports.send(world, SelfReports.likeVllm(number)).assertTaken(200))));
    }

    private static List<Runnable> numbered(IntConsumer step) {
        return IntStream.range(0, 3)
                .<Runnable>mapToObj(number -> () -> step.accept(number))
                .toList();
    }

    @Test
    void whatIsRefusedForItsFormOrItsSenderCostsNoMoreThanTheLimit() {
        warmedUp();
        assertEquals(
                0,
                fewestCalls(() -> world.send(Payloads.openedPullRequest().without(Webhook.SIGNATURE))
                        .assertRefused(401)));
        assertEquals(
                0,
                fewestCalls(() ->
                        world.report("mallory/repo", Reports.inProgress("1")).assertRefused(403)));
        assertEquals(
                0,
                fewestCalls(() -> world.report(Surroundings.TRIGGERED, Reports.inProgress("1"))
                        .assertTaken(200)));
        assertEquals(
                1,
                fewestCalls(
                        () -> world.report(Surroundings.ALPHA, new byte[] {'{'}).assertRefused(400)));
        assertEquals(
                1,
                fewestCalls(() -> world.report(
                                Surroundings.ALPHA, Reports.inProgress("1").put("callback_token", "garbage"))
                        .assertRefused(403)));
    }
}
