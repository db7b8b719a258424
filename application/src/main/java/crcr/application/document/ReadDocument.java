package crcr.application.document;

import crcr.domain.document.DocumentReading;

/**
 * Reads the content of a document from its text.
 *
 * @param <T> the content
 */
@FunctionalInterface
public interface ReadDocument<T> {
    /** Reads the whole text. Every problem is in the result; nothing is thrown. */
    DocumentReading<T> read(String text);
}
