package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.fixture.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Silent jobs, and dispatches without a report, where GitHub does not report on runs. */
class SilentJobsTest {
    private static final Duration CLOSED = Duration.ofHours(6);
    private static final Map<String, String> SWEEPING = Map.of("SWEEP_INTERVAL_SECONDS", "1", "RUN_CHECK_SECONDS", "0");

    private World world = World.with(SWEEPING);

    @AfterEach
    void end() {
        world.close();
    }

    private String begun() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        return delivery;
    }

    private static ObjectNode ended(String delivery, String conclusion) {
        ObjectNode report = Reports.completed(delivery);
        Reports.workflow(report).put("conclusion", conclusion);
        return report;
    }

    /** The records of a delivery that HUD has, when it has so many. */
    private List<JsonNode> records(String delivery, int count) {
        Eventually.holds(
                "HUD has " + count + " records", () -> world.recordsOf(delivery).size() == count);
        return world.recordsOf(delivery).stream().map(record -> record.json()).toList();
    }

    private String metrics() {
        return new Sweeps(world).metrics();
    }

    private void awaitSweep() {
        new Sweeps(world).awaitWholeSweep();
    }

    @Test
    void aJobThatIsSilentForTooLongIsClosedOnce() {
        String delivery = begun();
        awaitSweep();
        assertEquals(1, world.recordsOf(delivery).size());
        PassedTime.of(CLOSED);

        JsonNode record = records(delivery, 2).getLast();
        JsonNode workflow = record.at("/untrusted/callback_payload/workflow");
        assertEquals("completed", workflow.path("status").asText());
        assertEquals("timed_out", workflow.path("conclusion").asText());
        assertFalse(workflow.path("completed_at").asText().isEmpty(), workflow::toString);
        assertEquals("build-cuda", workflow.path("job_name").asText());
        assertEquals("relay", record.at("/trusted/closed_by/who").asText());
        assertEquals("silent", record.at("/trusted/closed_by/reason").asText());
        assertTrue(record.at("/trusted/closed_by/github_conclusion").isNull(), record::toString);
        assertTrue(record.at("/trusted/ci_metrics/execution_time").isNumber(), record::toString);
        assertEquals(records(delivery, 2).getFirst().at("/trusted/run"), record.at("/trusted/run"));
        PassedTime.of(CLOSED);
        awaitSweep();
        assertEquals(2, world.recordsOf(delivery).size());
        assertTrue(metrics().contains("crcr_closed_jobs_total{reason=\"silent\"} 1"), this::metrics);
    }

    @Test
    void aLateResultReplacesTheGuessOnce() {
        String delivery = begun();
        PassedTime.of(CLOSED);
        records(delivery, 2);

        RelayAnswer begins = world.report(Surroundings.ALPHA, Reports.inProgress(delivery));
        assertTrue(begins.assertRefused(409).detail().contains("the relay closed it"), begins::body);
        world.report(Surroundings.ALPHA, ended(delivery, "success")).assertTaken(200);
        world.report(Surroundings.ALPHA, ended(delivery, "failure")).assertRefused(409);
    }

    @Test
    void aJobThatReportsInTimeIsLeftAlone() {
        String delivery = begun();
        world.report(Surroundings.ALPHA, ended(delivery, "success")).assertTaken(200);
        PassedTime.of(CLOSED);
        awaitSweep();

        assertEquals(2, world.recordsOf(delivery).size());
        assertEquals(
                0,
                RealRedis.ask(commands -> commands.keys("{crcr}:silent*")).size()
                        + RealRedis.ask(commands -> commands.keys("{crcr}:report:*"))
                                .size());
    }

    @Test
    void whatTheStoreKeepsOfAClosedJobIsUnderstoodByEarlierVersions() {
        String delivery = begun();
        PassedTime.of(CLOSED);
        records(delivery, 2);

        String job = RealRedis.ask(commands -> commands.keys("{crcr}:job:" + delivery + ":*"))
                .getFirst();
        assertEquals("COMPLETED", RealRedis.ask(commands -> commands.hget(job, "state")));
    }

    @Test
    void aReportAtTheMomentOfTheClosingIsNotLost() {
        for (int round = 0; round < 10; round++) {
            String delivery = begun();
            PassedTime.of(CLOSED);
            // The sweep comes within a second.
            RelayAnswer answer = world.report(Surroundings.ALPHA, ended(delivery, "success"));
            answer.assertTaken(answer.status() == 202 ? 202 : 200);
            world.report(Surroundings.ALPHA, ended(delivery, "success")).assertRefused(409);
        }
    }

    @Test
    void withoutAHudAJobIsClosedAllTheSame() {
        world.close();
        world = World.with(
                Map.of("SWEEP_INTERVAL_SECONDS", "1", "RUN_CHECK_SECONDS", "0", "HUD_API_URL", "", "HUD_BOT_KEY", ""));
        begun();
        PassedTime.of(CLOSED);

        Eventually.holds("it is closed", () -> metrics().contains("crcr_closed_jobs_total{reason=\"silent\"} 1"));
        assertEquals(0, world.hud().requests());
        assertEquals(0, RealRedis.ask(commands -> commands.keys("{crcr}:hud:*")).size());
    }

    @Test
    void ofTwoRelaysOneClosesEachJob() {
        world.close();
        world = World.ofTwoRelays(SWEEPING);
        List<String> deliveries = IntStream.range(0, 20).mapToObj(_ -> begun()).toList();
        PassedTime.of(CLOSED);

        deliveries.forEach(delivery -> records(delivery, 2));
        PassedTime.of(CLOSED);
        awaitSweep();
        deliveries.forEach(delivery -> assertEquals(2, world.recordsOf(delivery).size()));
    }

    @Test
    void aDispatchOfWhichNoJobReportsIsCountedOnceAndExplained() {
        String delivery = begun();
        PassedTime.of(CLOSED);

        for (String downstream : List.of(Surroundings.BETA, Surroundings.NPU, Surroundings.DELTA)) {
            String counted = "crcr_unstarted_dispatches_total{repo=\"" + downstream + "\"} 1";
            Eventually.holds(counted, () -> metrics().contains(counted));
            assertTrue(why(downstream, delivery).contains("no job had reported by"), () -> why(downstream, delivery));
        }
        awaitSweep();
        for (String downstream : List.of(Surroundings.ALPHA, Surroundings.TRIGGERED)) {
            assertFalse(metrics().contains("crcr_unstarted_dispatches_total{repo=\"" + downstream), this::metrics);
            assertFalse(why(downstream, delivery).contains("no job had reported"), () -> why(downstream, delivery));
        }
        assertFalse(metrics().contains("crcr_unstarted_dispatches_total{repo=\"acme/delta\"} 2"), this::metrics);
    }

    private String why(String downstream, String delivery) {
        return world.http()
                .get(world.atManagementPort("/why?repo=" + downstream + "&delivery=" + delivery))
                .body();
    }

    @Test
    void noJobIsExpectedOfAPullRequestThatIsClosed() {
        world.send(Webhook.of("pull_request", Webhook.newDelivery(), Payloads.pullRequest("closed")))
                .assertTaken(202);
        world.awaitNothingQueued();
        PassedTime.of(CLOSED);
        awaitSweep();

        assertFalse(metrics().contains("crcr_unstarted_dispatches_total"), this::metrics);
    }
}
