package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of check runs and labels that are not as one would think. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckOddEventsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DELTA = Surroundings.DELTA;
    private static final String NPU = Surroundings.NPU;

    private final World world = World.with(Map.of("CHECK_RUNS_PER_MIN", "0"));

    @AfterAll
    void end() {
        world.close();
    }

    private ObjectNode rerequested(ShownOn pullRequest) {
        pullRequest.runs(DELTA, "build");
        SimulatedCheckRun shown = pullRequest.await(DELTA, "build", "in_progress");
        try {
            return (ObjectNode) JSON.readTree(world.github().events().checkRunRerequested(shown));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RelayAnswer send(ObjectNode event) {
        return world.send(Webhook.of("check_run", Webhook.newDelivery(), Payloads.utf8(event)));
    }

    private int reruns() {
        return world.github().requests(GitHubOperation.RERUN_FAILED_JOBS).size()
                + world.github().requests(GitHubOperation.RERUN).size();
    }

    @ParameterizedTest
    @CsvSource({
        "crcr/acme/delta/CI/build,",
        "crcr/acme/delta/CI/build,9001",
        "crcr/acme/delta/CI/build,9001:0",
        "crcr/acme/delta/CI/build,9001:-1",
        "crcr/acme/delta/CI/build,9001:99999999999999999999",
        "crcr/acme/delta/CI/build,../../x:4711",
        "crcr/acme/delta,9001:4711",
        "crcr/../../CI,9001:4711",
        "other/acme/delta/CI,9001:4711"
    })
    void whatNoCheckRunOfAJobIsCalledIsIgnored(String name, String externalId) {
        ObjectNode event = rerequested(ShownOn.opened(world));
        int before = reruns();
        ((ObjectNode) event.path("check_run")).put("name", name).put("external_id", externalId);
        assertTrue(send(event).assertTaken(200).json().path("ignored").asBoolean());
        ShownOn.awaitNothingWaits();
        assertEquals(before, reruns());
    }

    @Test
    void aRepositoryThatIsNotListedIsNotRunAgain() {
        ObjectNode event = rerequested(ShownOn.opened(world));
        int before = reruns();
        String page = event.at("/check_run/details_url").asText();
        ((ObjectNode) event.path("check_run"))
                .put("name", "crcr/mallory/repo/CI/build")
                .put("details_url", page.replace(DELTA, "mallory/repo"));
        send(event).assertTaken(202);
        ShownOn.awaitNothingWaits();
        assertEquals(before, reruns());
    }

    @Test
    void fieldsOfAnotherTypeAreRefusedOrIgnoredAndNeverAnError() {
        for (String field : new String[] {"name", "external_id", "details_url", "head_sha", "app", "id"}) {
            ObjectNode event = rerequested(ShownOn.opened(world));
            ((ObjectNode) event.path("check_run")).putArray(field).add(1);
            int status = send(event).status();
            assertTrue(status == 200 || status == 400 || (status == 202 && field.equals("id")), field + " " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ciflow/crcr/npu ",
                " ciflow/crcr/npu",
                "ciflow/crcr/npu x",
                "ciflow/crcr/",
                "ciflow/crcr",
                "ciflow/crcr/abcdefghijklmnopqrstuvwxyz0123456789ab"
            })
    void aLabelThatNamesNoDeviceIsIgnoredAndShowsNothing(String label) {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(NPU, "build");
        assertTrue(
                pullRequest.label(label).assertTaken(200).json().path("ignored").asBoolean());
        pullRequest.assertNothingShows();
        // The event has the other labels of a pull request beside that of a device.
        pullRequest.label("ciflow/crcr/xpu").assertTaken(202);
        pullRequest.runs(NPU, "test");
        pullRequest.assertNothingShows();
    }

    @Test
    void aLabelEventWithoutWhatItNeedsIsRefused() {
        ShownOn pullRequest = ShownOn.opened(world);
        for (String field : new String[] {"number", "updated_at", "head"}) {
            ObjectNode event = json(pullRequest.labelled(ShownOn.NPU_LABEL));
            ((ObjectNode) event.path("pull_request")).putArray(field).add("x");
            RelayAnswer answer = world.send(Webhook.of("pull_request", Webhook.newDelivery(), Payloads.utf8(event)));
            assertTrue(answer.assertRefused(400).detail().contains("pull_request." + field), answer::body);
        }
    }

    private static ObjectNode json(Webhook webhook) {
        try {
            return (ObjectNode) JSON.readTree(webhook.body().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
