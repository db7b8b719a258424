package crcr.application.document;

import java.util.Optional;

/** Where a document is kept. */
@FunctionalInterface
public interface FetchDocument {
    /** The outcome of a fetch. */
    sealed interface Fetched {
        /** It is still the known version. */
        record Unchanged() implements Fetched {}

        /** The source is not asked now, since it was asked a moment ago; what came of that still holds. */
        record NotAsked() implements Fetched {}

        /**
         * The document as it is now.
         *
         * @param text its text
         * @param version names this version, if the source distinguishes versions
         * @param note what an operator should know of how it was read
         */
        record Document(String text, Optional<String> version, Optional<String> note) implements Fetched {}
    }

    /**
     * Fetches the document.
     *
     * @param known the version that is known already
     * @throws DocumentUnreachableException if it cannot be had, with the cause in words
     */
    Fetched fetch(Optional<String> known);
}
