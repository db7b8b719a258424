package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.described.Coverage;
import crcr.described.Place;
import crcr.described.Port;
import crcr.described.RequestCheck;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The relay takes a request if, and only if, docs/reference/openapi.yaml allows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DescribedRequestsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Place CALLBACK = new Place(Port.PUBLIC, "POST", "/github/callback");
    private static final Place WEBHOOK = new Place(Port.PUBLIC, "POST", "/github/webhook");
    private static final String KNOWN = "known are ";

    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    static Stream<Place> queried() {
        return Coverage.ofRelay()
                .places()
                .filter(place -> place.port() == Port.MANAGEMENT)
                .filter(place -> !Set.of("/livez", "/readyz", "/metrics").contains(place.path()));
    }

    @ParameterizedTest
    @MethodSource("queried")
    void theDescribedParametersAreThoseThatTheRelayKnows(Place place) {
        String detail = world.http()
                .send(Http.request(world.atManagementPort(place.path() + "?no=such"))
                        .method(place.method(), BodyPublishers.noBody())
                        .build())
                .assertRefused(400)
                .detail();
        Set<String> known = detail.contains(KNOWN)
                ? new TreeSet<>(Arrays.asList(detail.replaceFirst(".*" + KNOWN, "")
                        .replaceFirst(";.*", "")
                        .split(", ", -1)))
                : Set.of();

        assertEquals(known, RequestCheck.queryParameters(place));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "/                 | delivery_id    | null",
                "/                 | delivery_id    | 7",
                "/                 | event_type     | \"whatever\"",
                "/                 | payload        | null",
                "/                 | callback_token | null",
                "/                 | callback_token | 7",
                "/                 | workflow       | 7",
                "/                 | more           | [7]",
                "/workflow         | status         | \"queued\"",
                "/workflow         | status         | null",
                "/workflow         | name           | null",
                "/workflow         | name           | 7",
                "/workflow         | run_id         | 9001",
                "/workflow         | run_id         | null",
                "/workflow         | run_id         | true",
                "/workflow         | run_attempt    | 1",
                "/workflow         | run_attempt    | null",
                "/workflow         | run_attempt    | []",
                "/workflow         | job_name       | null",
                "/workflow         | job_name       | 7",
                "/workflow         | conclusion     | null",
                "/workflow         | check_run_id   | [7]",
                "/workflow         | triage_verdict | 7",
                "/workflow         | more           | {\"a\":7}"
            })
    void aReportIsTakenIfItIsAsDescribed(String parent, String member, String json) throws JsonProcessingException {
        ObjectNode report = Reports.inProgress(world.relayedEvent());
        ((ObjectNode) report.at(parent.equals("/") ? "" : parent)).set(member, JSON.readTree(json));

        RelayAnswer answer = world.report(world.token(Surroundings.ALPHA).run("9001", "1"), report);

        assertEquals(RequestCheck.isBody(CALLBACK, report), answer.status() != 400 || isOfHud(answer), answer::body);
    }

    // HUD requires more than the relay.
    private static boolean isOfHud(RelayAnswer answer) {
        return answer.header("CRCR-Refused-By").equals("hud");
    }

    @Test
    void aConclusionIsTakenIfItIsDescribed() {
        String delivery = world.relayedEvent();
        for (String conclusion : new String[] {
            "success", "failure", "neutral", "cancelled", "skipped", "timed_out", "action_required", "stale", "broken"
        }) {
            ObjectNode report = Reports.completed(delivery);
            Reports.workflow(report).put("conclusion", conclusion).put("job_name", conclusion);
            int status = world.report(Surroundings.ALPHA, report).status();

            assertEquals(RequestCheck.isBody(CALLBACK, report), status != 400, conclusion);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X-GitHub-Event, projects_v2_item",
        "X-GitHub-Event, Pull Request",
        "X-GitHub-Event, pull/request",
        "X-GitHub-Delivery, 72d3162e-cc78-11e3-81ab-4c9367dc0958",
        "X-GitHub-Delivery, two words",
        "X-GitHub-Delivery, 72d3162e-cc78-11e3-81ab-4c9367dc0958-72d3162e-cc78-11e3-81ab-4c93",
        "X-Hub-Signature-256, sha256=0",
        "X-Hub-Signature-256, sha1=0000"
    })
    void aHeaderIsTakenIfItIsAsDescribed(String header, String value) {
        int status =
                world.send(Payloads.openedPullRequest().with(header, value)).status();

        assertEquals(RequestCheck.isHeader(WEBHOOK, header, value), status < 300, value);
    }
}
