package crcr.infrastructure.http.callback;

import crcr.domain.selfreport.NamedCommit;
import crcr.domain.selfreport.SelfReportEvent;
import crcr.domain.selfreport.SelfReportId;
import crcr.infrastructure.shared.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** The fields that only a self-report has, or that have another form in it. */
record SelfReportFields(BodyFields fields) {
    /** The field with the sender's id. */
    static final String ID = "delivery_id";

    private static final String EVENT = "event_type";
    private static final String HEAD = "payload.head_sha";
    private static final String PYTORCH_HEAD = "pytorch_head_sha";

    /** The places of these fields. */
    static final List<String> PLACES = List.of(EVENT, ID, HEAD, PYTORCH_HEAD);

    /** Returns the kind of the self-reporting run; empty if the callback is another report. */
    static Optional<SelfReportEvent> event(BodyFields fields) {
        return fields.value(EVENT) instanceof JsonValue.Text(String name)
                ? SelfReportEvent.named(name)
                : Optional.empty();
    }

    SelfReportId id() throws UnfitFieldException {
        return SelfReportId.parse(fields.requiredText(ID))
                .orElseThrow(() -> new UnfitFieldException(ID, "must be 1 to 200 letters, digits, dots and _ : / -"));
    }

    /** Returns the tested commit. The first place that has one counts. */
    NamedCommit commit() throws UnfitFieldException {
        for (String place : List.of(HEAD, PYTORCH_HEAD)) {
            Optional<String> named = fields.text(place).filter(text -> !text.isEmpty());
            if (named.isPresent()) {
                return NamedCommit.parse(named.get())
                        .orElseThrow(() -> new UnfitFieldException(
                                place,
                                "must be a commit of the upstream: its SHA, or the name of a branch or tag in up to"
                                        + " 200 characters"));
            }
        }
        return Optional.of(id().value())
                .filter(NamedCommit::isSha)
                .map(NamedCommit::new)
                .orElseThrow(() -> new UnfitFieldException(
                        HEAD,
                        "is required: the commit of the upstream that was tested; or " + PYTORCH_HEAD
                                + " beside the payload, or " + ID + " if that is the commit's SHA of 40 digits"));
    }
}
