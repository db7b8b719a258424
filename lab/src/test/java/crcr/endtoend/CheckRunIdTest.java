package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.store.Race;
import crcr.fixture.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The ids of check runs, by which HUD files its rows: each belongs to the job that used it first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckRunIdTest {
    private static final int USED = 409;

    private final World world = SelfReports.world(Map.of());
    private int last = 990_000;

    @AfterAll
    void end() {
        world.close();
    }

    private ObjectNode begun(String delivery, String job, int checkRun) {
        ObjectNode report = Reports.inProgress(delivery);
        Reports.workflow(report).put("job_name", job).put("check_run_id", checkRun);
        return report;
    }

    private void assertUsed(RelayAnswer answer) {
        answer.assertRefused(USED).assertDetail("another job of yours has used the workflow.check_run_id");
    }

    @Test
    void anotherJobMayNotUseItAndItsOwnJobMayAgain() {
        String delivery = world.relayedEvent();
        int checkRun = ++last;
        world.report(Surroundings.ALPHA, begun(delivery, "build", checkRun)).assertTaken(200);

        ObjectNode asText = begun(delivery, "test", checkRun);
        Reports.workflow(asText).put("check_run_id", Integer.toString(checkRun));
        assertUsed(world.report(Surroundings.ALPHA, asText));
        assertUsed(world.report(Surroundings.ALPHA, begun(world.relayedEvent(), "build", checkRun)));

        ObjectNode ended = begun(delivery, "build", checkRun);
        Reports.workflow(ended).put("status", "completed").put("conclusion", "success");
        world.report(Surroundings.ALPHA, ended).assertTaken(200);
        world.report(Surroundings.BETA, begun(delivery, "build", checkRun)).assertTaken(200);
    }

    @Test
    void aSelfReportMayNotUseAJobsAndAJobNotASelfReports() {
        String delivery = world.relayedEvent();
        int ofJob = ++last;
        int ofNight = ++last;
        world.report(Surroundings.ALPHA, begun(delivery, "night build", ofJob)).assertTaken(200);
        ObjectNode nightly = SelfReports.nightly("night " + last);
        Reports.workflow(nightly).put("check_run_id", ofJob);
        assertUsed(SelfReports.send(world, nightly));

        Reports.workflow(nightly).put("check_run_id", ofNight);
        SelfReports.send(world, nightly).assertTaken(200);
        assertUsed(world.report(Surroundings.ALPHA, begun(delivery, "another build", ofNight)));
        ObjectNode another = SelfReports.nightly("another night");
        Reports.workflow(another).put("check_run_id", ofNight);
        assertUsed(SelfReports.send(world, another));
    }

    @Test
    void whatNothingCameOfLeavesItFree() {
        String delivery = world.relayedEvent();
        int checkRun = ++last;
        world.hud().answerNext(1, 400, "{\"error\":\"no\"}");
        world.report(Surroundings.ALPHA, begun(delivery, "bild", checkRun)).assertRefused(400);

        world.report(Surroundings.ALPHA, begun(delivery, "build", checkRun)).assertTaken(200);
    }

    @Test
    void jobsOfARunMayShareTheNameOfTheirRun() {
        String delivery = world.relayedEvent();
        for (String job : List.of("build", "test")) {
            ObjectNode report = begun(delivery, job, 0);
            Reports.workflow(report).put("check_run_id", "9001-1");
            world.report(Surroundings.ALPHA, report).assertTaken(200);
        }
        ObjectNode ofAnotherRun = begun(delivery, "build", 0);
        Reports.workflow(ofAnotherRun).put("run_id", "9002").put("check_run_id", "9001-1");
        world.report(Surroundings.ALPHA, ofAnotherRun).assertTaken(200);
        Reports.workflow(ofAnotherRun).put("job_name", "test");
        assertUsed(world.report(Surroundings.ALPHA, ofAnotherRun));
    }

    @Test
    void ofManyJobsAtTheSameMomentOneGetsIt() throws InterruptedException {
        String delivery = world.relayedEvent();
        int checkRun = ++last;
        List<RelayAnswer> answers =
                Race.of(12, number -> world.report(Surroundings.ALPHA, begun(delivery, "racing " + number, checkRun)));

        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 200).count());
        assertEquals(
                11, answers.stream().filter(answer -> answer.status() == USED).count());
    }

    @Test
    void itLivesAsLongAsTheRecordOfItsJob() {
        String delivery = world.relayedEvent();
        int checkRun = ++last;
        world.report(Surroundings.ALPHA, begun(delivery, "build", checkRun)).assertTaken(200);
        long keyLife = RealRedis.ask(commands -> commands.keys("{crcr}:checkrun:*").stream()
                .mapToLong(commands::ttl)
                .min()
                .orElseThrow());

        assertTrue(keyLife > 0 && keyLife <= Duration.ofDays(3).toSeconds(), () -> keyLife + " s");
    }
}
