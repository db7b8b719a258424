package crcr.infrastructure.spans;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Records the relay's work as spans. Recording never fails and never waits. Safe for use by several threads. */
@FunctionalInterface
public interface Spans {
    /** Records nothing, and gives each piece of work a place in its trace all the same. */
    Spans NONE = subject -> new Untold(subject.cause().child(newSpanId()));

    /** Begins the span of this work. */
    Span begin(Subject subject);

    /** The relay's part in a request. */
    enum Side {
        /** The relay answers the request. */
        SERVER,
        /** The relay sends the request. */
        CLIENT
    }

    /**
     * The subject of a span.
     *
     * @param name a word for all work of this kind
     * @param cause the trace to which it belongs, and its cause within the trace
     * @param attributes further facts; never a secret, a token or a payload
     */
    record Subject(String name, Side side, TraceParent cause, Map<String, String> attributes) {
        /** Keeps its own copy. */
        public Subject {
            attributes = Map.copyOf(attributes);
        }
    }

    /** A span of work, until it is closed. */
    interface Span extends AutoCloseable {
        /** Returns the parent for everything that this work causes. */
        TraceParent trace();

        /**
         * Records the outcome. Without an outcome, the span counts as broken off when it is closed.
         *
         * @param outcome a word, the same for the same cause
         * @param failed whether it counts as a failure
         */
        void ended(String outcome, boolean failed);

        @Override
        void close();
    }

    private static String newSpanId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }

    /** A span that is not recorded. */
    record Untold(TraceParent trace) implements Span {
        @Override
        public void ended(String outcome, boolean failed) {}

        @Override
        public void close() {}
    }
}
