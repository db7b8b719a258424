package crcr.infrastructure.http.callback;

import crcr.application.callback.CallbackBody;
import crcr.application.callback.Echo;
import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.EchoedField;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobReport;
import crcr.domain.job.ReportStatus;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.result.WorkflowWords;
import crcr.domain.selfreport.SelfReport;
import crcr.domain.selfreport.SelfReportEvent;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.shared.workflow.WorkflowFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the fields of a callback's body that the relay interprets (docs/downstream/callback.md#body). The rest passes
 * through.
 */
final class ReportBody {
    private static final String DELIVERY = SelfReportFields.ID;
    private static final String STATUS = "workflow.status";
    private static final String NAME = "workflow.name";
    private static final String RUN_ID = "workflow.run_id";
    private static final String RUN_ATTEMPT = "workflow.run_attempt";
    private static final String JOB_NAME = "workflow.job_name";
    private static final String CONCLUSION = "workflow.conclusion";
    private static final String CHECK_RUN_ID = "workflow.check_run_id";
    private static final String CALLBACK_TOKEN = "callback_token";
    private static final JsonPicker PICKER = new JsonPicker(Stream.of(
                    SelfReportFields.PLACES.stream(),
                    WorkflowFields.PLACES.stream(),
                    Stream.of(
                            DELIVERY,
                            STATUS,
                            NAME,
                            RUN_ID,
                            RUN_ATTEMPT,
                            JOB_NAME,
                            CONCLUSION,
                            CALLBACK_TOKEN,
                            CHECK_RUN_ID,
                            TriageVerdict.PLACE),
                    EchoedField.ALL.stream().map(EchoedField::place))
            .flatMap(places -> places)
            .distinct()
            .toArray(String[]::new));

    private final BodyFields fields;

    private ReportBody(BodyFields fields) {
        this.fields = fields;
    }

    /**
     * The result of reading a body.
     *
     * @param leftOut the parts that are not forwarded to HUD, with the reason
     */
    record Read(CallbackBody body, List<String> leftOut) {}

    /** Reads the body of a job's report from that system. Every problem is in the result. */
    static Read read(byte[] body, CiSystem system) {
        try {
            ReportBody read = new ReportBody(new BodyFields(PICKER.pick(body), system));
            ForwardedBody forwarded = read.forwarded(body);
            return new Read(read.report(forwarded.payload()), forwarded.leftOut());
        } catch (MalformedJsonException e) {
            return malformed("the body " + e.getMessage());
        } catch (UnfitFieldException e) {
            return malformed(String.valueOf(e.getMessage()));
        }
    }

    private static Read malformed(String detail) {
        return new Read(new CallbackBody.Malformed(detail), List.of());
    }

    private ForwardedBody forwarded(byte[] body) {
        return switch (fields.value(TriageVerdict.PLACE)) {
            case JsonValue.Null() -> ForwardedBody.whole(body);
            case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Flag _, JsonValue.Structure _, JsonValue.Items _ ->
                ForwardedBody.withVerdictChecked(body);
        };
    }

    private CallbackBody report(Payload payload) throws UnfitFieldException {
        Optional<SelfReportEvent> event = SelfReportFields.event(fields);
        return event.isPresent()
                ? new CallbackBody.SelfReported(selfReport(event.get()), checkRun(), words(), payload)
                : new CallbackBody.WellFormed(jobReport(), echo(), checkRun(), words(), payload);
    }

    private SelfReport selfReport(SelfReportEvent event) throws UnfitFieldException {
        SelfReportFields own = new SelfReportFields(fields);
        ReportStatus status = status();
        if (status != ReportStatus.COMPLETED) {
            throw new UnfitFieldException(
                    STATUS, "must be completed: a " + event.wireName() + " run reports once, when it has ended");
        }
        fields.requiredText(NAME);
        return new SelfReport(
                own.id(), event, own.commit(), runId(), runAttempt(), jobName(), fields.conclusion(CONCLUSION));
    }

    private JobReport jobReport() throws UnfitFieldException {
        DeliveryId delivery = DeliveryId.parse(fields.requiredText(DELIVERY))
                .orElseThrow(() -> new UnfitFieldException(DELIVERY, "must be the delivery id that was dispatched"));
        ReportStatus status = status();
        fields.requiredText(NAME);
        return new JobReport(delivery, runId(), runAttempt(), jobName(), status, conclusion(status));
    }

    private WorkflowWords words() {
        return WorkflowFields.read(fields.found());
    }

    // HUD accepts any value as an id.
    private Optional<CheckRunId> checkRun() throws UnfitFieldException {
        String id = switch (fields.value(CHECK_RUN_ID)) {
            case JsonValue.Text(String value) -> value;
            case JsonValue.Numeral(String literal) -> literal;
            case JsonValue.Null _, JsonValue.Flag _, JsonValue.Structure _, JsonValue.Items _ -> "";
        };
        return CheckRunId.of(id, runId(), runAttempt());
    }

    private ReportStatus status() throws UnfitFieldException {
        return ReportStatus.named(fields.requiredText(STATUS))
                .orElseThrow(() -> new UnfitFieldException(STATUS, "must be in_progress or completed"));
    }

    private String runId() throws UnfitFieldException {
        return fields.runId(RUN_ID).orElseThrow(() -> new UnfitFieldException(RUN_ID, "is required"));
    }

    private String runAttempt() throws UnfitFieldException {
        return fields.number(RUN_ATTEMPT).orElse("1");
    }

    private String jobName() throws UnfitFieldException {
        return fields.name(JOB_NAME);
    }

    // An empty field counts as absent, because a workflow may pass on what was absent.
    private Echo echo() throws UnfitFieldException {
        Map<EchoedField, String> event = new EnumMap<>(EchoedField.class);
        for (EchoedField field : EchoedField.ALL) {
            switch (fields.value(field.place())) {
                case JsonValue.Null() -> {}
                case JsonValue.Text(String value) -> event.put(field, value);
                case JsonValue.Numeral(String literal) -> event.put(field, literal);
                case JsonValue.Flag _, JsonValue.Structure _, JsonValue.Items _ -> event.put(field, "");
            }
        }
        return new Echo(
                fields.text(CALLBACK_TOKEN).filter(token -> !token.isEmpty()).map(CallbackToken::new), event);
    }

    private Optional<Conclusion> conclusion(ReportStatus status) throws UnfitFieldException {
        return switch (status) {
            case IN_PROGRESS -> Optional.empty();
            case COMPLETED -> Optional.of(fields.conclusion(CONCLUSION));
        };
    }
}
