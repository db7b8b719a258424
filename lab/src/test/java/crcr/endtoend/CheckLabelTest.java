package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The jobs of an L3 downstream show if the pull request carries the label of its device, whenever it came. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckLabelTest {
    private static final String NPU = Surroundings.NPU;

    private final World world = World.with(Map.of("CHECK_RUNS_PER_MIN", "0"));

    @AfterAll
    void end() {
        world.close();
    }

    @Test
    void aLabelBeforeTheDispatch() {
        ShownOn pullRequest = ShownOn.openedWithLabel(world);
        pullRequest.runs(NPU, "build");
        pullRequest.await(NPU, "build", "in_progress");
        pullRequest.ends(NPU, "build", "success");
        assertTrue(pullRequest.await(NPU, "build", "success").summary().contains("at L3"));
    }

    @Test
    void aLabelWhileJobsRun() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(NPU, "build");
        pullRequest.runs(NPU, "test");
        pullRequest.ends(NPU, "test", "failure");
        pullRequest.assertNothingShows();

        RelayAnswer answer = pullRequest.label();

        answer.assertTaken(202);
        assertEquals(0, answer.json().path("targets").asInt(-1));
        pullRequest.await(NPU, "build", "in_progress");
        pullRequest.await(NPU, "test", "failure");
        pullRequest.ends(NPU, "build", "success");
        pullRequest.await(NPU, "build", "success");
        ShownOn.awaitNothingWaits();
        assertEquals(2, pullRequest.all().size());
    }

    @Test
    void aLabelAfterAllHasEnded() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(NPU, "build");
        pullRequest.ends(NPU, "build", "success");
        pullRequest.assertNothingShows();
        pullRequest.label();
        pullRequest.await(NPU, "build", "success");
        ShownOn.awaitNothingWaits();
        assertEquals(1, pullRequest.all().size());
    }

    @Test
    void labelsThatMeanNothingHereAreIgnored() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(NPU, "build");
        assertTrue(
                pullRequest.label("bug").assertTaken(200).json().path("ignored").asBoolean());
        pullRequest.label("ciflow/crcr/xpu").assertTaken(202);
        pullRequest.assertNothingShows();
    }

    @Test
    void aLabelIsComparedWithoutRegardToCase() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(NPU, "build");
        pullRequest.label("CiFlow/crcr/NPU").assertTaken(202);
        pullRequest.await(NPU, "build", "in_progress");
    }

    @Test
    void aLabelThatIsTakenAwayStopsFurtherCheckRunsAndWhatShowsStays() {
        ShownOn pullRequest = ShownOn.openedWithLabel(world);
        pullRequest.runs(NPU, "build");
        pullRequest.await(NPU, "build", "in_progress");
        pullRequest.unlabel().assertTaken(202);

        pullRequest.runs(NPU, "test");
        pullRequest.ends(NPU, "build", "success");
        pullRequest.await(NPU, "build", "success");
        ShownOn.awaitNothingWaits();
        assertEquals(1, pullRequest.all().size());
    }

    @Test
    void anEventThatComesLateDoesNotBringALabelBack() {
        ShownOn pullRequest = ShownOn.opened(world);
        Webhook late = pullRequest.labelled(ShownOn.NPU_LABEL);
        pullRequest.unlabel().assertTaken(202);
        world.send(late).assertTaken(202);
        pullRequest.runs(NPU, "build");
        pullRequest.assertNothingShows();
    }

    @Test
    void theSameEventAgainIsADuplicate() {
        ShownOn pullRequest = ShownOn.opened(world);
        Webhook event = pullRequest.labelled(ShownOn.NPU_LABEL);
        world.send(event).assertTaken(202);
        assertTrue(world.send(event).assertTaken(202).json().path("duplicate").asBoolean());
    }

    @Test
    void ofTwoPullRequestsOfOneCommitTheLabelledOneShows() {
        ShownOn labelled = ShownOn.openedWithLabel(world);
        ShownOn other = labelled.openedAgainByAnother();
        other.runs(NPU, "build");
        labelled.runs(NPU, "test");

        labelled.await(NPU, "test", "in_progress");
        ShownOn.awaitNothingWaits();
        assertEquals(1, labelled.all().size());
        assertEquals("9001:" + labelled.number(), labelled.all().getFirst().externalId());
        other.label();
        assertEquals(
                "9001:" + other.number(),
                other.await(NPU, "build", "in_progress").externalId());
    }

    @Test
    void aCommitThatComesBackShowsItsJobsOfBothTimes() {
        ShownOn pullRequest = ShownOn.openedWithLabel(world);
        String first = pullRequest.sha();
        pullRequest.runs(NPU, "build");
        pullRequest.await(NPU, "build", "in_progress");
        pullRequest.pushed("f".repeat(32) + first.substring(8, 16));
        pullRequest.runs(NPU, "build");
        pullRequest.await(NPU, "build", "in_progress");

        pullRequest.pushed(first);
        pullRequest.runs(NPU, "build");
        pullRequest.ends(NPU, "build", "success");
        pullRequest.await(NPU, "build", "success");
    }

    @Test
    void aLabelAndAReportThatRaceShowEachJobOnceInItsLastState() throws InterruptedException {
        List<ShownOn> pullRequests = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            ShownOn pullRequest = ShownOn.opened(world);
            boolean ends = round % 2 == 0;
            if (ends) {
                pullRequest.runs(NPU, "build");
            }
            List<Integer> statuses = Race.of(
                    2,
                    number -> number == 0
                            ? pullRequest.label().status()
                            : world.report(NPU, pullRequest.report("build", ends ? "failure" : ""))
                                    .status());
            assertEquals(List.of(202, 200), statuses);
            pullRequests.add(pullRequest);
        }

        for (int round = 0; round < 100; round++) {
            pullRequests.get(round).await(NPU, "build", round % 2 == 0 ? "failure" : "in_progress");
        }
        ShownOn.awaitNothingWaits();
        pullRequests.forEach(pullRequest -> assertEquals(1, pullRequest.all().size()));
    }
}
