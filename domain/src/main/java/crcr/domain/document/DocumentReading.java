package crcr.domain.document;

import java.util.List;

/**
 * The result of reading a document's text.
 *
 * @param <T> the content of the document
 */
public sealed interface DocumentReading<T> {
    /**
     * The document is valid.
     *
     * @param content the content
     * @param warnings the parts that were ignored
     */
    record Valid<T>(T content, List<Warning> warnings) implements DocumentReading<T> {
        /** Keeps its own copy. */
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /** The document is invalid, so that nothing of it is used. */
    record Invalid<T>(List<Problem> problems) implements DocumentReading<T> {
        /** Keeps its own copy. */
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
