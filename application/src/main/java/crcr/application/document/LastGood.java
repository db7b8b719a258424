package crcr.application.document;

import crcr.domain.document.Problem;
import crcr.domain.document.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the last good version of a document says. Safe for any number of threads.
 *
 * @param <T> what the document says
 */
public class LastGood<T> {
    /**
     * A good version.
     *
     * @param content what it says
     * @param warnings what of it was passed over
     * @param version names the version, if its source distinguishes versions
     * @param confirmed when the source was last seen to hold just this
     */
    public record Good<T>(T content, List<Warning> warnings, Optional<String> version, Instant confirmed) {
        /** Keeps its own copy. */
        public Good {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Why the last look at the source found no good version.
     *
     * @param at when that was
     * @param problems what makes the source's version invalid; none if it could not be had
     * @param words that in words
     */
    public record Trouble(Instant at, List<Problem> problems, String words) {
        /** Keeps its own copy. */
        public Trouble {
            problems = List.copyOf(problems);
        }
    }

    private final AtomicReference<Optional<Good<T>>> good = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Trouble>> trouble = new AtomicReference<>(Optional.empty());

    /** Returns the last good one; empty as long as there has been none. */
    public final Optional<Good<T>> last() {
        return good.get();
    }

    /** Returns what the last look at the source came to grief on; empty if it found a good version. */
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
