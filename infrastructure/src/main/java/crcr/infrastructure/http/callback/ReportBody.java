package crcr.infrastructure.http.callback;

import crcr.application.callback.CallbackBody;
import crcr.application.callback.Echo;
import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.EchoedField;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobReport;
import crcr.domain.job.ReportStatus;
import crcr.domain.pipeline.CiSystem;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads of a callback's body what the relay interprets (docs/reference/callback.md#body); the rest passes through. */
final class ReportBody {
    private static final String DELIVERY = "delivery_id";
    private static final String STATUS = "workflow.status";
    private static final String NAME = "workflow.name";
    private static final String RUN_ID = "workflow.run_id";
    private static final String RUN_ATTEMPT = "workflow.run_attempt";
    private static final String JOB_NAME = "workflow.job_name";
    private static final String CONCLUSION = "workflow.conclusion";
    private static final String CALLBACK_TOKEN = "callback_token";
    private static final JsonPicker PICKER = new JsonPicker(Stream.concat(
                    Stream.of(
                            DELIVERY,
                            STATUS,
                            NAME,
                            RUN_ID,
                            RUN_ATTEMPT,
                            JOB_NAME,
                            CONCLUSION,
                            CALLBACK_TOKEN,
                            TriageVerdict.PLACE),
                    EchoedField.ALL.stream().map(EchoedField::place))
            .toArray(String[]::new));
    // One spelling for one number, so that a run cannot pass for several.
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,18}");
    // No colon among them: the store's keys hold run ids.
    private static final Pattern RUN_ID_ELSEWHERE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int MAX_JOB_NAME = 1_000;

    private final Map<String, JsonValue> found;
    private final CiSystem system;

    private ReportBody(Map<String, JsonValue> found, CiSystem system) {
        this.found = found;
        this.system = system;
    }

    /**
     * What was read.
     *
     * @param leftOut what does not go on to HUD, and why
     */
    record Read(CallbackBody body, List<String> leftOut) {}

    /** Reads that of a job on that system; whatever is wrong with it is in the result. */
    static Read read(byte[] body, CiSystem system) {
        try {
            ReportBody read = new ReportBody(PICKER.pick(body), system);
            ForwardedBody forwarded = read.forwarded(body);
            return new Read(
                    new CallbackBody.WellFormed(read.report(), read.echo(), forwarded.payload()), forwarded.leftOut());
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
        return switch (found.getOrDefault(TriageVerdict.PLACE, new JsonValue.Null())) {
            case JsonValue.Null() -> ForwardedBody.whole(body);
            case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Flag _, JsonValue.Structure _, JsonValue.Items _ ->
                ForwardedBody.withVerdictChecked(body);
        };
    }

    private static final class UnfitFieldException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitFieldException(String field, String what) {
            super(field + " " + what);
        }
    }

    private JobReport report() throws UnfitFieldException {
        DeliveryId delivery = DeliveryId.parse(requiredText(DELIVERY))
                .orElseThrow(() -> new UnfitFieldException(DELIVERY, "must be the delivery id that was dispatched"));
        ReportStatus status = ReportStatus.named(requiredText(STATUS))
                .orElseThrow(() -> new UnfitFieldException(STATUS, "must be in_progress or completed"));
        requiredText(NAME);
        return new JobReport(
                delivery,
                runId().orElseThrow(() -> new UnfitFieldException(RUN_ID, "is required")),
                number(RUN_ATTEMPT).orElse("1"),
                jobName(),
                status,
                conclusion(status));
    }

    // What is empty is absent: a workflow may pass on what was not there.
    private Echo echo() throws UnfitFieldException {
        Map<EchoedField, String> event = new EnumMap<>(EchoedField.class);
        for (EchoedField field : EchoedField.ALL) {
            switch (found.getOrDefault(field.place(), new JsonValue.Null())) {
                case JsonValue.Null() -> {}
                case JsonValue.Text(String value) -> event.put(field, value);
                case JsonValue.Numeral(String literal) -> event.put(field, literal);
                case JsonValue.Flag _, JsonValue.Structure _, JsonValue.Items _ -> event.put(field, "");
            }
        }
        return new Echo(text(CALLBACK_TOKEN).filter(token -> !token.isEmpty()).map(CallbackToken::new), event);
    }

    private Optional<Conclusion> conclusion(ReportStatus status) throws UnfitFieldException {
        return switch (status) {
            case IN_PROGRESS -> Optional.empty();
            case COMPLETED ->
                Optional.of(Conclusion.named(requiredText(CONCLUSION))
                        .orElseThrow(
                                () -> new UnfitFieldException(CONCLUSION, "must be one of " + Conclusion.names())));
        };
    }

    private String jobName() throws UnfitFieldException {
        String name = text(JOB_NAME).orElse("");
        if (name.length() > MAX_JOB_NAME) {
            throw new UnfitFieldException(JOB_NAME, "must have at most " + MAX_JOB_NAME + " characters");
        }
        // Halves of characters are all the same once they are written, and so would be the jobs.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new UnfitFieldException(JOB_NAME, "must have no half of a surrogate pair");
        }
        return name;
    }

    private String requiredText(String field) throws UnfitFieldException {
        return text(field)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new UnfitFieldException(field, "is required"));
    }

    private Optional<String> text(String field) throws UnfitFieldException {
        return switch (found.getOrDefault(field, new JsonValue.Null())) {
            case JsonValue.Null() -> Optional.empty();
            case JsonValue.Text(String value) -> Optional.of(value);
            case JsonValue.Numeral _, JsonValue.Flag _, JsonValue.Structure _, JsonValue.Items _ ->
                throw new UnfitFieldException(field, "must be a string");
        };
    }

    private Optional<String> runId() throws UnfitFieldException {
        if (system == CiSystem.GITHUB || !(found.get(RUN_ID) instanceof JsonValue.Text(String id))) {
            return number(RUN_ID);
        }
        if (!RUN_ID_ELSEWHERE.matcher(id).matches()) {
            throw new UnfitFieldException(
                    RUN_ID, "must be 1 to 100 letters, digits, dots, hyphens and underscores, or a number");
        }
        return Optional.of(id);
    }

    // Workflows pass numbers on as text, scripts as numbers.
    private Optional<String> number(String field) throws UnfitFieldException {
        Optional<String> digits = switch (found.getOrDefault(field, new JsonValue.Null())) {
            case JsonValue.Null() -> Optional.empty();
            case JsonValue.Text(String value) -> Optional.of(value);
            case JsonValue.Numeral(String literal) -> Optional.of(literal);
            case JsonValue.Flag _, JsonValue.Structure _, JsonValue.Items _ -> Optional.of("");
        };
        if (digits.isPresent() && !NUMBER.matcher(digits.get()).matches()) {
            throw new UnfitFieldException(
                    field, "must be up to 19 digits without a leading zero, as text or as a number");
        }
        return digits;
    }
}
