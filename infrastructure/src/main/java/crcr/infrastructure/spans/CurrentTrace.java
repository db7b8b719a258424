package crcr.infrastructure.spans;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The trace of the current thread's work. Requests of the thread carry it, and effects in the outbox keep it, so that
 * later work continues the same trace.
 */
public final class CurrentTrace {
    private static final ScopedValue<TraceParent> CURRENT = ScopedValue.newInstance();

    private CurrentTrace() {}

    /** Returns the trace; empty if the thread has none. */
    public static Optional<TraceParent> get() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Does the work under that trace. */
    public static <T> T during(TraceParent trace, Supplier<T> work) {
        return ScopedValue.where(CURRENT, trace).call(work::get);
    }

    /** Returns the trace as headers for requests; empty if the thread has none. */
    public static Map<String, String> headers() {
        return get().map(trace -> Map.of(TraceParent.HEADER, trace.toString())).orElse(Map.of());
    }

    /** Does the work under the trace in these headers, or under none if they have none. */
    public static void during(Map<String, String> headers, Runnable work) {
        Optional.ofNullable(headers.get(TraceParent.HEADER))
                .flatMap(TraceParent::parse)
                .ifPresentOrElse(trace -> ScopedValue.where(CURRENT, trace).run(work), work);
    }
}
