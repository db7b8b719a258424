package crcr.infrastructure.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import crcr.npm.NpmFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The simulated events have all members of GitHub's own, as far as recorded ones show. */
class SimulatedEventsTest extends AgainstSimulator {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EVENT = "{'action':'opened','number':7,'pull_request':{'number':7,'head':{'sha':"
            + "'c0ffee'},'updated_at':'2026-01-01T00:00:00Z','labels':[]},'repository':{'full_name':'up/stream'}}";

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    private static JsonNode recorded(String event, String action) throws IOException {
        JsonNode all = JSON.readTree(NpmFolder.LAB
                .file("@octokit/webhooks-examples/api.github.com/index.json")
                .toFile());
        return all.valueStream()
                .filter(one -> one.path("name").asText().equals(event))
                .flatMap(one -> one.path("examples").valueStream())
                .filter(one -> one.path("action").asText().equals(action))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What the recorded event has below this pointer, objects in objects included, and the simulated one does not.
     * Which permissions an App has is its own affair.
     */
    private static List<String> missing(JsonNode recorded, JsonNode simulated, String pointer) {
        TreeSet<String> missing =
                new TreeSet<>(pointers(recorded.at(pointer), pointer).toList());
        pointers(simulated.at(pointer), pointer).forEach(missing::remove);
        return missing.stream()
                .filter(place -> !place.contains("/app/permissions/"))
                .toList();
    }

    private static Stream<String> pointers(JsonNode node, String pointer) {
        return node.properties().stream()
                .flatMap((Map.Entry<String, JsonNode> entry) -> Stream.concat(
                        Stream.of(pointer + "/" + entry.getKey()),
                        pointers(entry.getValue(), pointer + "/" + entry.getKey())));
    }

    private SimulatedCheckRun checkRun() {
        return simulator.checks().createByAnotherApp("up/stream", "c0ffee", "a name", "1:7");
    }

    @Test
    void aCheckRunIsWhole() throws IOException {
        JsonNode recorded = recorded("check_run", "rerequested");
        JsonNode simulated = JSON.readTree(simulator.events().checkRunRerequested(checkRun()));

        assertEquals(List.of(), missing(recorded, simulated, "/check_run"));
        assertEquals(List.of(), missing(recorded, simulated, "/sender"));
        assertEquals(List.of(), missing(recorded, simulated, "/installation"));
    }

    @Test
    void aCheckSuiteIsWhole() throws IOException {
        JsonNode recorded = recorded("check_suite", "rerequested");
        JsonNode simulated = JSON.readTree(simulator.events().checkSuiteRerequested(checkRun()));

        assertEquals(List.of(), missing(recorded, simulated, "/check_suite"));
    }

    @Test
    void aLabelIsWhole() throws IOException {
        JsonNode recorded = recorded("pull_request", "labeled");
        JsonNode simulated = JSON.readTree(simulator.events().labeled(JSON.writeValueAsBytes(recorded), "a label"));

        assertEquals(List.of(), missing(recorded, simulated, "/label"));
        assertEquals(List.of(), missing(recorded, simulated, "/pull_request"));
        assertEquals(simulated.at("/label"), simulated.at("/pull_request/labels/0"));
    }

    @Test
    void somethingIsRecorded() throws IOException {
        assertFalse(pointers(recorded("check_run", "rerequested").at("/check_run"), "")
                .toList()
                .isEmpty());
    }

    @Test
    void labelsComeAllAndLater() throws Exception {
        JsonNode first = JSON.readTree(simulator.events().labeled(json(EVENT), "ciflow/crcr/npu"));
        JsonNode second = JSON.readTree(simulator.events().labeled(json(EVENT), "other"));
        JsonNode third = JSON.readTree(simulator.events().unlabeled(json(EVENT), "ciflow/crcr/npu"));
        JsonNode fourth = JSON.readTree(simulator.events().current(json(EVENT)));

        assertEquals("labeled", first.path("action").asText());
        assertEquals("ciflow/crcr/npu", first.at("/label/name").asText());
        assertEquals(List.of("ciflow/crcr/npu"), names(first));
        assertEquals(List.of("ciflow/crcr/npu", "other"), names(second));
        assertEquals("unlabeled", third.path("action").asText());
        assertEquals(List.of("other"), names(third));
        assertEquals(List.of("other"), names(fourth));
        assertEquals("opened", fourth.path("action").asText());
        assertTrue(updated(first).compareTo(updated(second)) < 0);
        assertTrue(updated(second).compareTo(updated(third)) < 0);
        assertTrue(updated(third).compareTo(updated(fourth)) < 0);
        assertEquals(List.of("other"), simulator.events().labels("up/stream", 7));
    }

    private static List<String> names(JsonNode event) {
        return event.at("/pull_request/labels")
                .valueStream()
                .map(label -> label.path("name").asText())
                .toList();
    }

    private static String updated(JsonNode event) {
        return event.at("/pull_request/updated_at").asText();
    }

    @Test
    void anEventNamesTheAppAndWhatItWroteIntoTheCheckRun() throws Exception {
        SimulatedCheckRun checkRun = checkRun();

        JsonNode one = JSON.readTree(simulator.events().checkRunRerequested(checkRun));
        assertEquals("rerequested", one.path("action").asText());
        assertEquals(checkRun.appId(), one.at("/check_run/app/id").asText());
        assertTrue(one.at("/check_run/app/client_id").asText().startsWith("Iv"));
        assertEquals("a name", one.at("/check_run/name").asText());
        assertEquals("1:7", one.at("/check_run/external_id").asText());
        assertEquals(checkRun.suite(), one.at("/check_run/check_suite/id").asLong());
        assertTrue(one.at("/check_run/pull_requests").isArray());
        assertEquals("up/stream", one.at("/repository/full_name").asText());

        JsonNode all = JSON.readTree(simulator.events().checkSuiteRerequested(checkRun));
        assertEquals(checkRun.appId(), all.at("/check_suite/app/id").asText());
        assertEquals("c0ffee", all.at("/check_suite/head_sha").asText());
        assertEquals(checkRun.suite(), all.at("/check_suite/id").asLong());
    }
}
