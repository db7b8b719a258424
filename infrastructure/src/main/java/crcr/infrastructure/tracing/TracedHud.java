package crcr.infrastructure.tracing;

import crcr.application.callback.Hud;
import crcr.application.callback.HudRecord;
import crcr.application.callback.OutgoingRecord;
import crcr.domain.trace.TraceParent;
import crcr.infrastructure.spans.Spans;
import java.util.Map;
import java.util.Optional;

/** Tells of each delivery to HUD, as a part of its callback's trace, and HUD that it is. */
public final class TracedHud implements Hud {
    private final Hud hud;
    private final Spans spans;

    /** Delivers there, and tells those. */
    public TracedHud(Hud hud, Spans spans) {
        this.hud = hud;
        this.spans = spans;
    }

    @Override
    public OutgoingRecord render(HudRecord record) {
        return hud.render(record);
    }

    @Override
    public Answer deliver(OutgoingRecord record) {
        return record.trace().map(cause -> deliver(record, cause)).orElseGet(() -> hud.deliver(record));
    }

    private Answer deliver(OutgoingRecord record, TraceParent cause) {
        try (Spans.Span span = spans.begin(new Spans.Subject("hud", Spans.Side.CLIENT, cause, Map.of()))) {
            Answer answer = hud.deliver(new OutgoingRecord(record.body(), Optional.of(span.trace())));
            span.ended(outcome(answer), answer instanceof Answer.Refused || answer instanceof Answer.Away);
            return answer;
        }
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Delivered() -> "delivered";
            case Answer.Duplicate() -> "duplicate";
            case Answer.Skipped() -> "skipped";
            case Answer.Refused _ -> "refused";
            case Answer.Away _ -> "away";
        };
    }
}
