package crcr.infrastructure.tracing;

import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.SendDispatch;
import crcr.domain.callback.CallbackToken;
import crcr.infrastructure.spans.Spans;
import crcr.infrastructure.spans.TraceParent;
import java.util.Map;

/** Records each attempt to dispatch as a span of its delivery's trace. */
public final class TracedDispatch implements SendDispatch {
    private final SendDispatch sending;
    private final Spans spans;

    /** Sends with {@code sending}, and records to {@code spans}. */
    public TracedDispatch(SendDispatch sending, Spans spans) {
        this.sending = sending;
        this.spans = spans;
    }

    @Override
    public DispatchAnswer send(Dispatch dispatch, CallbackToken token) {
        TraceParent cause = TraceParent.of(dispatch.target().delivery());
        Map<String, String> attributes = Map.of(
                "crcr.delivery",
                dispatch.target().delivery().value(),
                "crcr.repository",
                dispatch.target().downstream().toString(),
                "crcr.event",
                dispatch.eventType(),
                "crcr.attempt",
                Integer.toString(dispatch.attempt()));
        try (Spans.Span span = spans.begin(new Spans.Subject("dispatch", Spans.Side.CLIENT, cause, attributes))) {
            DispatchAnswer answer = sending.send(dispatch, token);
            span.ended(outcome(answer), !(answer instanceof DispatchAnswer.Taken));
            return answer;
        }
    }

    private static String outcome(DispatchAnswer answer) {
        return switch (answer) {
            case DispatchAnswer.Taken() -> "taken";
            case DispatchAnswer.Refused _ -> "refused";
            case DispatchAnswer.Limited _ -> "limited";
            case DispatchAnswer.Failed _ -> "failed";
        };
    }
}
