package crcr.infrastructure.spans;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Records what the relay works on. Recording never fails and never waits. Safe for any number of threads. */
@FunctionalInterface
public interface Spans {
    /** Records nothing; the work has a place in its trace all the same. */
    Spans NONE = subject -> new Untold(subject.cause().child(newSpanId()));

    /** Work on this begins. */
    Span begin(Subject subject);

    /** On whose behalf the relay works. */
    enum Side {
        /** It answers a request. */
        SERVER,
        /** It sends one. */
        CLIENT
    }

    /**
     * What is worked on.
     *
     * @param name a word for all work of this kind
     * @param cause which trace it belongs to, and what in it caused it
     * @param attributes more about it; never a secret, a token or a payload
     */
    record Subject(String name, Side side, TraceParent cause, Map<String, String> attributes) {
        /** Keeps its own copy. */
        public Subject {
            attributes = Map.copyOf(attributes);
        }
    }

    /** Work on something, until it is closed. */
    interface Span extends AutoCloseable {
        /** Returns the parent for everything that this work causes. */
        TraceParent trace();

        /**
         * The outcome of it. If nothing is said before it is closed, it broke off.
         *
         * @param outcome a word, the same for the same cause
         * @param failed whether somebody who looks for failures should find it
         */
        void ended(String outcome, boolean failed);

        @Override
        void close();
    }

    private static String newSpanId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }

    /** Work that is not recorded. */
    record Untold(TraceParent trace) implements Span {
        @Override
        public void ended(String outcome, boolean failed) {}

        @Override
        public void close() {}
    }
}
