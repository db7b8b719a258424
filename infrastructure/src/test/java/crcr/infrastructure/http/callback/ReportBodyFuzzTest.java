package crcr.infrastructure.http.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.callback.CallbackBody;
import crcr.application.callback.Echo;
import crcr.domain.callback.CallbackToken;
import crcr.domain.delivery.Payload;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobReport;
import crcr.domain.job.ReportStatus;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.result.WorkflowWords;
import crcr.domain.selfreport.SelfReport;
import crcr.domain.selfreport.SelfReportEvent;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** What is taken for a report names one job in one way, and goes on as it came. */
class ReportBodyFuzzTest {
    private static final JsonMapper OTHER_READER = new JsonMapper();

    @FuzzTest(maxDuration = "2s")
    void aBodyIsRefusedWithAReasonOrIsTheReportThatAnotherReaderSees(byte[] body) throws IOException {
        hold(body, CiSystem.GITHUB, "\\d{1,19}");
        hold(body, CiSystem.BUILDKITE, "[A-Za-z0-9._-]{1,100}");
    }

    private static void hold(byte[] body, CiSystem system, String runId) throws IOException {
        ReportBody.Read read = ReportBody.read(body, system);
        switch (read.body()) {
            case CallbackBody.Malformed(String detail) -> assertTrue(detail.matches("[ -~]{1,300}"), detail);
            case CallbackBody.SelfReported(SelfReport report, Optional<CheckRunId> _, WorkflowWords _, Payload _) -> {
                JsonNode json = OTHER_READER.readTree(body);
                assertEquals(
                        Optional.of(report.event()),
                        SelfReportEvent.named(json.path("event_type").textValue()));
                assertEquals(json.path("delivery_id").textValue(), report.id().value());
                assertEquals("completed", json.at("/workflow/status").textValue());
                String commit = Stream.of("/payload/head_sha", "/pytorch_head_sha", "/delivery_id")
                        .map(place -> json.at(place).asText(""))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElseThrow();
                assertTrue(commit.equalsIgnoreCase(report.commit().name()), commit);
                assertTrue(report.commit().name().matches("[!-~]{1,200}"), commit);
                assertTrue(report.id().asDelivery().value().matches("[A-Za-z0-9-]{1,64}"), commit);
            }
            case CallbackBody.WellFormed(
                    JobReport report,
                    Echo echo,
                    Optional<CheckRunId> checkRun,
                    WorkflowWords _,
                    Payload payload) -> {
                JsonNode json = OTHER_READER.readTree(body);
                if (read.leftOut().isEmpty()) {
                    assertSame(body, payload.bytes());
                } else {
                    ObjectNode less = json.deepCopy();
                    ((ObjectNode) less.path("workflow")).remove("triage_verdict");
                    assertEquals(less, OTHER_READER.readTree(payload.bytes()));
                }
                JsonNode workflow = json.path("workflow");
                assertEquals(
                        json.path("delivery_id").textValue(), report.delivery().value());
                assertEquals(workflow.path("run_id").asText(), report.runId());
                assertTrue(report.runId().matches(runId), report::runId);
                assertTrue(report.runAttempt().matches("\\d{1,19}"), report::runAttempt);
                assertEquals(ReportStatus.named(workflow.path("status").asText()), Optional.of(report.status()));
                if (report.status() == ReportStatus.COMPLETED) {
                    assertEquals(Conclusion.named(workflow.path("conclusion").asText()), report.conclusion());
                }
                JsonNode checkRunId = workflow.path("check_run_id");
                checkRun.ifPresent(id ->
                        assertEquals(checkRunId.asText(), checkRunId.isTextual() ? id.value() : checkRunId.asText()));
                assertTrue(report.jobName().length() <= 1_000);
                assertEquals(
                        json.path("callback_token").asText(""),
                        echo.token().map(CallbackToken::value).orElse(""));
            }
        }
    }
}
