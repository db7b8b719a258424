package crcr.infrastructure.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.application.sweep.RenderClosing.Closed;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.Payload;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobTimes;
import crcr.domain.sweep.Closing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClosedRecordTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRUSTED = "{\"verified_repo\":\"a/one\",\"downstream_repo_level\":\"L2\","
            + "\"ci_metrics\":{\"queue_time\":1.5,\"execution_time\":null},"
            + "\"run\":{\"ref\":\"a\\\",\\\"untrusted\\\":{\\\"callback_payload\\\":\",\"run_id\":\"1\"},"
            + "\"dispatch\":{\"pr_number\":4711}}";
    private static final Instant BEGUN = Instant.parse("2026-05-04T20:48:28.250Z");
    private static final JobTimes TIMES =
            new JobTimes(Optional.empty(), BEGUN, Optional.of(Instant.parse("2026-05-04T20:58:29.750Z")));

    private final ClosedRecord rendering = new ClosedRecord();

    private static Payload record(String report) {
        return new RecordParts(
                        new Payload(TRUSTED.getBytes(StandardCharsets.UTF_8)),
                        new Payload(report.getBytes(StandardCharsets.UTF_8)))
                .joined();
    }

    private static String text(Payload payload) {
        return new String(payload.bytes(), StandardCharsets.UTF_8);
    }

    private Closed closed(String report, Closing closing) {
        return rendering.render(record(report), closing, Level.L4, TIMES);
    }

    @Test
    void onlyARecordThatNamesAnotherSystemIsNotOfGitHub() {
        assertTrue(rendering.runsOnGitHub(record("{\"run\":{\"provider\":\"buildkite\"}}")));
        assertFalse(rendering.runsOnGitHub(new RecordParts(
                        new Payload("{\"run\":{\"provider\":\"buildkite\"}}".getBytes(StandardCharsets.UTF_8)),
                        new Payload("{}".getBytes(StandardCharsets.UTF_8)))
                .joined()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'workflow':{}} | {'workflow':{END}}",
                "{'workflow': { 'status' : 'in_progress' } } | {'workflow': {END} }",
                "{'a':[1.0e1000,{'workflow':{'x':1}}],'workflow':{'status':'in_progress','job_name':'b'},'z':1.500} "
                        + "| {'a':[1.0e1000,{'workflow':{'x':1}}],'workflow':{'job_name':'b',END},'z':1.500}",
                "{'workflow':{'conclusion':null,'n':1.10,'completed_at':'','l':[{'status':'x'}],'status':'in_progress',"
                        + "'t':'é😀\\\\n'}} | {'workflow':{'n':1.10,'l':[{'status':'x'}],'t':'é😀\\\\n',END}}",
                "{ 'delivery_id' : 'd' , 'workflow' : {'n' : -12 ,'o': true } } "
                        + "| { 'delivery_id' : 'd' , 'workflow' : {'n' : -12,'o': true,END} }"
            })
    void ofTheReportOnlyTheEndOfTheWorkflowChanges(String report, String closed) {
        String end = "'status':'completed','conclusion':'timed_out','completed_at':'2026-05-04T20:58:29Z'";

        Closed rendered = closed(report.replace('\'', '"'), Closing.timedOut());

        assertEquals(closed.replace("END", end).replace('\'', '"'), text(rendered.report()));
        assertTrue(text(rendered.record()).endsWith(text(rendered.report()) + "}}"), text(rendered.record()));
    }

    @Test
    void whatTheRelayVouchesForSaysWhoClosedTheJob() throws IOException {
        Closing closing = new Closing(Conclusion.NEUTRAL, Closing.Reason.RUN_ENDED, Optional.of(Conclusion.SUCCESS));

        JsonNode trusted = JSON.readTree(
                        closed("{\"workflow\":{}}", closing).record().bytes())
                .path("trusted");

        assertEquals(
                JSON.readTree("{\"who\":\"relay\",\"reason\":\"run_ended\",\"github_conclusion\":\"success\"}"),
                trusted.path("closed_by"));
        assertEquals(JSON.readTree("{\"queue_time\":null,\"execution_time\":601.5}"), trusted.path("ci_metrics"));
        assertEquals("L4", trusted.path("downstream_repo_level").asText());
        JsonNode before = JSON.readTree(TRUSTED);
        for (String field : new String[] {"verified_repo", "run", "dispatch"}) {
            assertEquals(before.path(field), trusted.path(field));
        }
    }

    @Test
    void aTimeOutHasNoConclusionOfGitHub() throws IOException {
        JsonNode by = JSON.readTree(
                        closed("{\"workflow\":{}}", Closing.timedOut()).record().bytes())
                .at("/trusted/closed_by");

        assertEquals("silent", by.path("reason").asText());
        assertTrue(by.path("github_conclusion").isNull(), by::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'workflow':{'check_run_id':'38001'}} | 38001", "{'workflow':{'check_run_id':38001}} | 38001"})
    void theCheckRunIdIsFoundAsTextAndAsNumber(String report, String id) {
        assertEquals(Optional.of(id), rendering.checkRunId(record(report.replace('\'', '"'))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'workflow':{}}", "{'workflow':{'check_run_id':null}}", "{'workflow':{'check_run_id':[]}}"})
    void aReportMayHaveNone(String report) {
        assertFalse(rendering.checkRunId(record(report.replace('\'', '"'))).isPresent());
    }

    @Test
    void whatIsNoRecordIsRefused() {
        Payload none = new Payload("{}".getBytes(StandardCharsets.UTF_8));

        assertThrows(IllegalArgumentException.class, () -> rendering.checkRunId(none));
    }
}
