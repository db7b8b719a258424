package crcr.infrastructure.spans;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The trace that the current thread works for. What it sends says so, and what it puts into the outbox keeps it, so
 * that the later work goes on with the same trace.
 */
public final class CurrentTrace {
    private static final ScopedValue<TraceParent> CURRENT = ScopedValue.newInstance();

    private CurrentTrace() {}

    /** Returns it; empty if the thread works for none. */
    public static Optional<TraceParent> get() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Works for that trace. */
    public static <T> T during(TraceParent trace, Supplier<T> work) {
        return ScopedValue.where(CURRENT, trace).call(work::get);
    }

    /** Returns it as headers for others; none if the thread works for no trace. */
    public static Map<String, String> headers() {
        return get().map(trace -> Map.of(TraceParent.HEADER, trace.toString())).orElse(Map.of());
    }

    /** Works for the trace that these headers name; for none if they name none. */
    public static void during(Map<String, String> headers, Runnable work) {
        Optional.ofNullable(headers.get(TraceParent.HEADER))
                .flatMap(TraceParent::parse)
                .ifPresentOrElse(trace -> ScopedValue.where(CURRENT, trace).run(work), work);
    }
}
