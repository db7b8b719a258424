package crcr.infrastructure.hud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.application.callback.Caller;
import crcr.application.callback.HudRecord;
import crcr.application.callback.Move;
import crcr.application.hud.Hud.HudAnswer;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.job.Conclusion;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobPlace;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.WorkflowWords;
import crcr.fixture.KnownSecrets;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.spans.CurrentTrace;
import crcr.infrastructure.spans.TraceParent;
import crcr.lab.simulator.hud.HudSimulator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HudClientTest {
    private static final String KEY = KnownSecrets.HUD_KEY;
    private static final String WORKFLOW =
            "\"workflow\":{\"name\":\"CI\",\"job_name\":\"build\",\"check_run_id\":\"456\"}";
    private static final Instant DISPATCHED = Instant.parse("2026-05-04T20:48:28.917Z");

    private final OutgoingHttp http = new OutgoingHttp();
    private final HudSimulator hud = HudSimulator.start(KEY);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CountedPauses time = new CountedPauses(Duration.ofMillis(200));

    @AfterEach
    void stop() {
        http.close();
        hud.close();
    }

    private HudClient client(int maxRetries) {
        return client(hud.url(), KEY, maxRetries);
    }

    private HudClient client(URI url, String key, int maxRetries) {
        return new HudClient(http, url, () -> key, maxRetries, metrics, time);
    }

    private static Payload inProgress(Payload payload) {
        return record(ReportStatus.IN_PROGRESS, Optional.empty(), OptionalLong.of(4711), payload);
    }

    private static Payload inProgress() {
        return inProgress(payload("{\"delivery_id\":\"d-1\"," + WORKFLOW + "}"));
    }

    private static Payload record(
            ReportStatus status, Optional<Instant> completed, OptionalLong pullRequest, Payload payload) {
        var downstream = new Downstream(
                RepositoryName.of("Org1/Repo1"), Level.L2, Optional.empty(), List.of("me"), Participation.ALL);
        var caller = Caller.onGitHub(
                "https://issuer.example",
                RepositoryName.of("org1/repo1"),
                new TreeMap<>(Map.of("run_id", "9001", "run_attempt", "2")));
        var event = new UpstreamEvent(
                pullRequest.isPresent() ? "pull_request" : "push",
                Optional.empty(),
                RepositoryName.of("pytorch/pytorch"),
                RepositoryName.of("pytorch/pytorch"),
                pullRequest,
                "0123456789abcdef0123456789abcdef01234567");
        JobReport report = new JobReport(
                new DeliveryId("d-1"), "9001", "2", "build", status, completed.map(_ -> Conclusion.SUCCESS));
        Move move = new Move(
                report.of(downstream.repository()),
                report,
                new JobTimes(Optional.of(DISPATCHED), DISPATCHED.plusMillis(1_234), completed),
                new DispatchFacts(new DeliveryId("d-1"), event, DISPATCHED),
                downstream,
                WorkflowWords.NOTHING,
                payload,
                false,
                Move.By.CALLER,
                new JobPlace.OnGitHub(Optional.empty()));
        return RecordBody.of(new HudRecord(move, caller));
    }

    private static Payload payload(String json) {
        return new Payload(json.getBytes(StandardCharsets.UTF_8));
    }

    private String onlyBody() {
        assertEquals(1, hud.records().size());
        return new String(hud.records().getFirst().body(), StandardCharsets.UTF_8);
    }

    private double counted(String outcome) {
        Counter counter =
                metrics.find("crcr.hud.deliveries").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    private static String cause(HudAnswer answer) {
        return assertInstanceOf(HudAnswer.Away.class, answer).cause();
    }

    @Test
    void hudIsToldTheTraceThatTheThreadWorksFor() {
        TraceParent trace = new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

        client(0).deliver(inProgress());
        CurrentTrace.during(trace, () -> client(0).deliver(inProgress()));

        assertEquals(
                List.of(Optional.empty(), Optional.of(trace.toString())),
                hud.records().stream().map(HudSimulator.Received::traceParent).toList());
    }

    @Test
    void theKeyOfThatMomentIsPresented() {
        AtomicReference<String> key = new AtomicReference<>(KEY);
        HudClient following = new HudClient(http, hud.url(), key::get, 0, metrics, time);
        assertEquals(new HudAnswer.Delivered(), following.deliver(inProgress()));
        hud.replaceKey(KnownSecrets.NEW_HUD_KEY);
        assertInstanceOf(HudAnswer.Refused.class, following.deliver(inProgress()));

        key.set(KnownSecrets.NEW_HUD_KEY);

        assertEquals(new HudAnswer.Delivered(), following.deliver(inProgress()));
    }

    @Test
    void anInProgressReportCarriesItsQueueTimeAlone() {
        assertEquals(new HudAnswer.Delivered(), client(1).deliver(inProgress()));

        assertEquals("""
                {"trusted":{"verified_repo":"Org1/Repo1","downstream_repo_level":"L2",\
                "ci_metrics":{"queue_time":1.234,"execution_time":null},\
                "run":{"run_attempt":"2","run_id":"9001"},\
                "dispatch":{"delivery_id":"d-1","event_type":"pull_request","upstream_repo":"pytorch/pytorch",\
                "pr_number":4711,"head_sha":"0123456789abcdef0123456789abcdef01234567",\
                "dispatched_at":"2026-05-04T20:48:28Z"}},\
                "untrusted":{"callback_payload":{"delivery_id":"d-1",""" + WORKFLOW + "}}}", onlyBody());
        assertEquals(1, counted("delivered"));
    }

    @Test
    void aCompletedReportCarriesItsExecutionTimeAloneWithThreeDecimals() {
        var completed = Optional.of(DISPATCHED.plusMillis(1_234).plusSeconds(90));

        client(1).deliver(record(ReportStatus.COMPLETED, completed, OptionalLong.of(1), payload("{" + WORKFLOW + "}")));

        assertTrue(
                onlyBody().contains("\"ci_metrics\":{\"queue_time\":null,\"execution_time\":90.000}"), this::onlyBody);
    }

    @Test
    void aReportAboutAPushHasNoPullRequest() {
        client(1)
                .deliver(record(
                        ReportStatus.IN_PROGRESS,
                        Optional.empty(),
                        OptionalLong.empty(),
                        payload("{" + WORKFLOW + "}")));

        assertTrue(onlyBody().contains("\"event_type\":\"push\""), this::onlyBody);
        assertTrue(onlyBody().contains("\"pr_number\":null"), this::onlyBody);
    }

    @Test
    void aTimeOnTheSecondHasNoFractionEither() throws Exception {
        client(1).deliver(inProgress());

        String dispatched = new JsonMapper()
                .readTree(onlyBody())
                .at("/trusted/dispatch/dispatched_at")
                .asText();
        assertEquals(Instant.parse("2026-05-04T20:48:28Z"), Instant.parse(dispatched));
        assertEquals(20, dispatched.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{" + WORKFLOW + "}",
                " {\t\"a\" :\r\n 1.0e+02 , \"a_\":[ ]," + WORKFLOW + " }\n ",
                "{\"escaped\":\"\\u00fc\\/\\ud83d\\ude80\",\"plain\":\"ü/🚀\u2028\"," + WORKFLOW + "}",
                "{\"big\":123456789012345678901234567890.10," + WORKFLOW + "}",
                "{\"trusted\":{\"verified_repo\":\"pytorch/pytorch\"}," + WORKFLOW + "}"
            })
    void theCallersBytesReachHudAsTheyAre(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertEquals(new HudAnswer.Delivered(), client(1).deliver(inProgress(new Payload(bytes))));

        assertPayload(bytes);
        assertEquals(
                "Org1/Repo1",
                hud.records().getFirst().json().at("/trusted/verified_repo").asText());
    }

    @Test
    void aPayloadOfNearlyTwoMebibytesReachesHudAsItIs() {
        byte[] bytes =
                ("{" + WORKFLOW + ",\"log\":\"" + "ä".repeat(1_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertEquals(new HudAnswer.Delivered(), client(1).deliver(inProgress(new Payload(bytes))));

        assertPayload(bytes);
    }

    private void assertPayload(byte[] expected) {
        byte[] body = hud.records().getFirst().body();
        byte[] before = "\"untrusted\":{\"callback_payload\":".getBytes(StandardCharsets.UTF_8);
        int start = body.length - 2 - expected.length;
        assertArrayEquals(before, Arrays.copyOfRange(body, start - before.length, start));
        assertArrayEquals(expected, Arrays.copyOfRange(body, start, body.length - 2));
    }

    @ParameterizedTest
    @CsvSource({"'',", "/,", "/api,/api", "/api/,/api"})
    void aSlashAtTheEndOfHudsAddressMakesNoDifferenceAndItsPathIsKept(String added, @Nullable String path) {
        HudAnswer answer = client(URI.create(hud.url() + added), KEY, 0).deliver(inProgress());

        // The simulator knows no path before its own, and answers others with 404.
        if (path == null) {
            assertEquals(new HudAnswer.Delivered(), answer);
        } else {
            assertEquals(404, assertInstanceOf(HudAnswer.Refused.class, answer).status());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 302})
    void whatIsNotHudsDecisionIsTriedAgain(int status) {
        hud.answerNext(1, status, "oops");

        assertEquals(new HudAnswer.Delivered(), client(1).deliver(inProgress()));

        assertEquals(2, hud.requests());
        assertEquals(1, hud.records().size());
        assertEquals(List.of(Duration.ofMillis(200)), time.pauses());
        assertEquals(1, counted("delivered"));
        assertEquals(0, counted("away"));
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() {
        hud.resetNext(1);

        assertEquals(new HudAnswer.Delivered(), client(1).deliver(inProgress()));
        assertEquals(1, hud.records().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void hudIsAwayAfterTheRetriesThatAreAllowed(int maxRetries) {
        hud.answerNext(100, 503, "");

        String cause = cause(client(maxRetries).deliver(inProgress()));

        assertTrue(cause.contains("503"), cause);
        assertEquals(1 + maxRetries, hud.requests());
        assertEquals(1, counted("away"));
    }

    @Test
    void thereAreNoMoreRetriesWhenTheThreeSecondsAreOver() {
        hud.answerNext(1_000, 503, "");

        cause(client(1_000).deliver(inProgress()));

        // 14 pauses of 200 ms take 2.8 s; after one more nothing would be left of the 3 s.
        assertEquals(14, time.pauses().size());
        assertEquals(15, hud.requests());
    }

    @Test
    void aHudThatNeverAnswersIsAway() {
        hud.hangNext(10);

        String cause = cause(new HudClient(http, hud.url(), () -> KEY, 5, metrics).deliver(inProgress()));

        assertTrue(cause.contains("in time"), cause);
        assertEquals(1, hud.requests(), "no time is left for another attempt");
        assertEquals(1, counted("away"));
    }

    @Test
    void aHudThatIsNotThereIsAway() {
        URI url = hud.url();
        hud.close();

        String cause = cause(client(url, KEY, 2).deliver(inProgress()));

        assertTrue(cause.contains("cannot be reached"), cause);
        assertEquals(2, time.pauses().size());
    }

    @Test
    void aRedirectIsNotFollowedAndNamed() {
        hud.answerNext(2, 307, "");

        String cause = cause(client(1).deliver(inProgress()));

        assertTrue(cause.contains("307") && cause.contains("HUD_API_URL"), cause);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 413, 422})
    void aRefusalIsFinalAndInHudsOwnWords(int status) {
        assertRefused(status, new HudAnswer.Refused(status, "no such repository"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429})
    void aRefusalOfTheMomentSaysSo(int status) {
        assertRefused(status, new HudAnswer.Busy(status, "no such repository"));
    }

    private void assertRefused(int status, HudAnswer expected) {
        hud.answerNext(1, status, "{\"message\":\"no such repository\"}");

        assertEquals(expected, client(3).deliver(inProgress()));

        assertEquals(1, hud.requests());
        assertEquals(List.of(), time.pauses());
        assertEquals(1, counted("refused"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"job_name\":\"build\" | workflow.check_run_id",
                "\"job_name\":\"build\",\"check_run_id\":null | workflow.check_run_id",
                "\"check_run_id\":456 | workflow.job_name",
                "\"job_name\":\"\",\"check_run_id\":\"456\" | workflow.job_name",
                "\"name\":\"CI\" | workflow.job_name and workflow.check_run_id"
            },
            delimiter = '|')
    void whatARefusedReportLacksIsNamed(String workflow, String absent) {
        HudAnswer answer = client(0).deliver(inProgress(payload("{\"workflow\":{" + workflow + "}}")));

        HudAnswer.Refused refused = assertInstanceOf(HudAnswer.Refused.class, answer);
        assertEquals(400, refused.status());
        assertTrue(refused.message().startsWith("Missing required field: workflow."), refused::message);
        assertTrue(refused.message().endsWith("; add to the report what HUD requires: " + absent), refused::message);
    }

    private static Payload completed(String id) {
        return record(
                ReportStatus.COMPLETED,
                Optional.of(DISPATCHED.plusSeconds(90)),
                OptionalLong.of(1),
                payload("{\"delivery_id\":\"d-1\",\"workflow\":{\"status\":\"completed\",\"name\":\"CI\","
                        + "\"job_name\":\"build\",\"check_run_id\":\"" + id + "\"}}"));
    }

    @Test
    void aRecordWhoseRowIsCompletedIsADuplicateAndNoFailure() {
        assertEquals(new HudAnswer.Delivered(), client(3).deliver(completed("1")));

        assertEquals(new HudAnswer.Duplicate(), client(3).deliver(completed("1")));

        assertEquals(2, hud.requests());
        assertEquals(1, counted("duplicate"));
        assertEquals(0, counted("refused"));
    }

    @Test
    void aRecordThatHudTookWithoutSayingSoIsADuplicateTheNextTime() {
        hud.loseNextAnswers(1);

        assertEquals(new HudAnswer.Duplicate(), client(1).deliver(completed("1")));

        assertEquals(1, hud.records().size());
        assertEquals(0, counted("away"));
    }

    @Test
    void anotherRefusalThanForWhatIsMissingIsInHudsWordsAlone() {
        hud.answerNext(1, 422, "{\"error\":\"no\"}");
        assertEquals(new HudAnswer.Refused(422, "no"), client(0).deliver(inProgress(payload("{\"workflow\":{}}"))));

        String deep = "{\"workflow\":{},\"deep\":" + "[".repeat(99) + "]".repeat(99) + "}";
        hud.answerNext(1, 400, "{\"error\":\"too deep\"}");
        assertEquals(new HudAnswer.Refused(400, "too deep"), client(0).deliver(inProgress(payload(deep))));
    }

    @Test
    void anInterruptedDeliveryIsAwayAndItsThreadStaysInterrupted() {
        hud.hangNext(10);
        Thread.currentThread().interrupt();

        cause(client(3).deliver(inProgress()));

        assertTrue(Thread.interrupted(), "the interruption must not be lost");
        assertEquals(List.of(), time.pauses());
    }

    @Test
    void aWrongKeyIsRefusedAndShownNowhere() {
        HudClient client = client(hud.url(), "wrong-key", 0);

        assertEquals(
                401,
                assertInstanceOf(HudAnswer.Refused.class, client.deliver(inProgress()))
                        .status());

        hud.answerNext(1, 403, "the key wrong-key is unknown");
        HudAnswer quoting = client.deliver(inProgress());
        assertFalse(quoting.toString().contains("wrong-key"), quoting::toString);
        assertTrue(quoting.toString().contains("is unknown"), quoting::toString);
    }

    @Test
    void aKeyThatNoHeaderCanHoldIsAwayAndNotQuoted() {
        String cause = cause(client(hud.url(), "secret\r\nX-Other: 1", 3).deliver(inProgress()));

        assertFalse(cause.contains("secret"), cause);
        assertEquals(0, hud.requests());
    }

    @Test
    void withoutAHudRecordsAreSkipped() {
        assertEquals(new HudAnswer.Skipped(), new NoHud().deliver(inProgress()));
        assertNull(metrics.find("crcr.hud.deliveries").counter());
    }
}
