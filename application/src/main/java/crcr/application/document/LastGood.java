package crcr.application.document;

import crcr.domain.document.Problem;
import crcr.domain.document.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The content of the last good version of a document. Safe for use by several threads.
 *
 * @param <T> the content of the document
 */
public class LastGood<T> {
    /**
     * A good version.
     *
     * @param content the content
     * @param warnings the parts that were ignored
     * @param version names the version, if its source distinguishes versions
     * @param confirmed when the source was last seen to hold this version
     */
    public record Good<T>(T content, List<Warning> warnings, Optional<String> version, Instant confirmed) {
        /** Keeps its own copy. */
        public Good {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The cause for which the last look at the source found no good version.
     *
     * @param at the time of the look
     * @param problems the mistakes in the source's version; empty if it could not be fetched
     * @param words the cause in words
     */
    public record Trouble(Instant at, List<Problem> problems, String words) {
        /** Keeps its own copy. */
        public Trouble {
            problems = List.copyOf(problems);
        }
    }

    private final AtomicReference<Optional<Good<T>>> good = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Trouble>> trouble = new AtomicReference<>(Optional.empty());

    /** Returns the last good version; empty as long as there has been none. */
    public final Optional<Good<T>> last() {
        return good.get();
    }

    /** Returns why the last look at the source failed; empty if it found a good version. */
    public final Optional<Trouble> trouble() {
        return trouble.get();
    }

    final void replace(Good<T> by) {
        good.set(Optional.of(by));
        trouble.set(Optional.empty());
    }

    final void note(Trouble found) {
        trouble.set(Optional.of(found));
    }
}
