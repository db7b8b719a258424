package crcr.application.document;

import crcr.domain.document.DocumentReading;

/**
 * Makes of a document's text what it says.
 *
 * @param <T> what it says
 */
@FunctionalInterface
public interface ReadDocument<T> {
    /** Reads the whole text; whatever is wrong with it is in the result, nothing is thrown. */
    DocumentReading<T> read(String text);
}
