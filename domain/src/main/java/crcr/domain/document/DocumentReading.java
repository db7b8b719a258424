package crcr.domain.document;

import java.util.List;

/**
 * The outcome of a document's text.
 *
 * @param <T> what the document says
 */
public sealed interface DocumentReading<T> {
    /**
     * All of it holds.
     *
     * @param content what it says
     * @param warnings what was passed over
     */
    record Valid<T>(T content, List<Warning> warnings) implements DocumentReading<T> {
        /** Keeps its own copy. */
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /** Something is wrong, so nothing of it counts. */
    record Invalid<T>(List<Problem> problems) implements DocumentReading<T> {
        /** Keeps its own copy. */
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
