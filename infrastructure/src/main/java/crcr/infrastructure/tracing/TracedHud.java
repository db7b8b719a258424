package crcr.infrastructure.tracing;

import crcr.application.hud.Hud;
import crcr.domain.delivery.Payload;
import crcr.infrastructure.spans.CurrentTrace;
import crcr.infrastructure.spans.Spans;
import crcr.infrastructure.spans.TraceParent;
import java.util.Map;

/** Records each delivery to HUD as a span of its callback's trace, and passes the trace on to HUD. */
public final class TracedHud implements Hud {
    private final Hud hud;
    private final Spans spans;

    /** Delivers to {@code hud}, and records to {@code spans}. */
    public TracedHud(Hud hud, Spans spans) {
        this.hud = hud;
        this.spans = spans;
    }

    @Override
    public HudAnswer deliver(Payload record) {
        return CurrentTrace.get().map(cause -> deliver(record, cause)).orElseGet(() -> hud.deliver(record));
    }

    private HudAnswer deliver(Payload record, TraceParent cause) {
        try (Spans.Span span = spans.begin(new Spans.Subject("hud", Spans.Side.CLIENT, cause, Map.of()))) {
            HudAnswer answer = CurrentTrace.during(span.trace(), () -> hud.deliver(record));
            span.ended(outcome(answer), hasFailed(answer));
            return answer;
        }
    }

    private static boolean hasFailed(HudAnswer answer) {
        return switch (answer) {
            case HudAnswer.Delivered(), HudAnswer.Duplicate(), HudAnswer.Skipped() -> false;
            case HudAnswer.Refused _, HudAnswer.Busy _, HudAnswer.Away _ -> true;
        };
    }

    private static String outcome(HudAnswer answer) {
        return switch (answer) {
            case HudAnswer.Delivered() -> "delivered";
            case HudAnswer.Duplicate() -> "duplicate";
            case HudAnswer.Skipped() -> "skipped";
            case HudAnswer.Refused _, HudAnswer.Busy _ -> "refused";
            case HudAnswer.Away _ -> "away";
        };
    }
}
