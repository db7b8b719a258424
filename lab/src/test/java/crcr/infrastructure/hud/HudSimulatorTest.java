package crcr.infrastructure.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import crcr.lab.simulator.hud.HudSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator must be as strict as HUD, or what it takes proves nothing. */
class HudSimulatorTest {
    private static final String RECORD = """
            {"trusted":{"verified_repo":"org1/<b>","downstream_repo_level":"L2",
            "ci_metrics":{"queue_time":1.000,"execution_time":null},"run":{},
            "dispatch":{"delivery_id":"d-1","event_type":"push","upstream_repo":"pytorch/pytorch","pr_number":null,
            "head_sha":"abc","dispatched_at":"2026-05-04T20:48:28Z"}},
            "untrusted":{"callback_payload":{
            "workflow":{"name":"CI","job_name":"build","check_run_id":"456"}}}}""";

    private final OutgoingHttp http = new OutgoingHttp();
    private final HudSimulator hud = HudSimulator.start("key");

    @AfterEach
    void stop() {
        http.close();
        hud.close();
    }

    private WholeResponse post(String key, String body) throws IOException, InterruptedException {
        return post("application/json", key, body);
    }

    private WholeResponse post(String type, String key, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(hud.url().resolve("/crcr/results"))
                .header("Content-Type", type)
                .header("x-hud-internal-bot", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private WholeResponse get(String path) throws IOException, InterruptedException {
        URI url = hud.url().resolve(path);
        return send(HttpRequest.newBuilder(url));
    }

    private WholeResponse send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), Duration.ofSeconds(10), 1024 * 1024);
    }

    @Test
    void itTakesARecordOfTheContractsShapeAndTellsWhoListens() throws Exception {
        List<Integer> arrivals = new ArrayList<>();
        hud.onArrival(record -> arrivals.add(record.arrival()));

        assertEquals(200, post("key", RECORD).status());
        assertEquals(200, post("key", RECORD).status());

        assertEquals(List.of(1, 2), arrivals);
        assertEquals(2, hud.records().size());
    }

    @Test
    void itTakesNothingElse() throws Exception {
        assertEquals(401, post("another", RECORD).status());
        assertEquals(415, post("text/plain", "key", RECORD).status());
        assertEquals(400, post("key", "rubbish").status());
        assertEquals(
                400, post("key", RECORD.replace("\"run\":{}", "\"run\":[]")).status());
        assertEquals(400, post("key", RECORD.replace("1.000", "\"1.000\"")).status());
        assertEquals(413, post("key", " ".repeat(2 * 1024 * 1024 + 1)).status());

        assertTrue(hud.records().isEmpty());
        assertEquals(6, hud.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"trusted\":{},\"untrusted\":{\"callback_payload\":{}}}"})
    void itFailsWhereHudDoesNotLookWhetherThereIsAWorkflow(String body) throws Exception {
        assertEquals(500, post("key", body).status());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"job_name\":\"build\",', '', job_name",
        "'\"job_name\":\"build\"', '\"job_name\":\"\"', job_name",
        "',\"check_run_id\":\"456\"', '', check_run_id",
        "'\"456\"', null, check_run_id"
    })
    void itNamesTheFieldThatHudNeeds(String there, String instead, String field) throws Exception {
        WholeResponse reply = post("key", RECORD.replace(there, instead));

        assertEquals(400, reply.status());
        assertEquals("{\"error\":\"Missing required field: workflow." + field + "\"}", reply.body());
    }

    @Test
    void itRefusesTheEmptyRecordThatTheDoctorSends() throws Exception {
        WholeResponse reply = post("key", "{\"trusted\":{},\"untrusted\":{\"callback_payload\":{\"workflow\":{}}}}");

        assertEquals(400, reply.status());
        assertTrue(hud.records().isEmpty());
    }

    @Test
    void itWritesARowUntilItIsCompleted() throws Exception {
        String running = RECORD.replace("\"name\"", "\"status\":\"in_progress\",\"name\"");
        String ended = RECORD.replace("\"name\"", "\"status\":\"completed\",\"name\"");

        assertEquals(200, post("key", running).status());
        assertEquals(200, post("key", running).status());
        assertEquals(200, post("key", ended).status());
        assertEquals(409, post("key", ended).status());
        assertEquals(409, post("key", running).status());
        for (String part : List.of("org1/<b>", "\"CI\"", "\"build\"", "\"456\"")) {
            assertEquals(
                    200,
                    post(
                                    "key",
                                    ended.replace(
                                            part,
                                            part.replace('b', 'c')
                                                    .replace('I', 'J')
                                                    .replace('4', '5')))
                            .status(),
                    part);
        }
        assertEquals(
                200,
                post("key", ended.replace("\"workflow\"", "\"delivery_id\":\"d-2\",\"workflow\""))
                        .status());
        assertEquals(8, hud.records().size());
    }

    @Test
    void itTakesARecordWhoseAnswerItLoses() throws Exception {
        hud.loseNextAnswers(1);

        assertThrows(IOException.class, () -> post("key", RECORD));
        assertEquals(1, hud.records().size());
        assertEquals(200, post("key", RECORD).status());
    }

    @Test
    void itShowsWhatItTook() throws Exception {
        post("key", RECORD);

        String page = get("/").body();
        String listing = get("/records").body();

        assertTrue(page.contains("org1/&lt;b&gt;"), page);
        assertFalse(page.contains("<b>"), page);
        assertTrue(listing.startsWith("[{\"arrival\":1,\"record\":{\"trusted\":"), listing);
    }
}
