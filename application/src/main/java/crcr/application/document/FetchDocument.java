package crcr.application.document;

import java.util.Optional;

/** The source of a document. */
@FunctionalInterface
public interface FetchDocument {
    /** The outcome of a fetch. */
    sealed interface Fetched {
        /** The source still holds the known version. */
        record Unchanged() implements Fetched {}

        /** The source is not asked now, because it was asked a moment ago. The result of that still holds. */
        record NotAsked() implements Fetched {}

        /**
         * The present document.
         *
         * @param text its text
         * @param version names this version, if the source distinguishes versions
         * @param note a remark for operators about the fetch
         */
        record Document(String text, Optional<String> version, Optional<String> note) implements Fetched {}
    }

    /**
     * Fetches the document.
     *
     * @param known the known version
     * @throws DocumentUnreachableException if it cannot be fetched, with the cause in words
     */
    Fetched fetch(Optional<String> known);
}
