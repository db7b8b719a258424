package crcr.application.document;

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
     * @param version names the version, if its source can tell versions apart
     * @param confirmed when the source was last seen to hold just this
     */
    public record Good<T>(T content, List<Warning> warnings, Optional<String> version, Instant confirmed) {
        /** Keeps its own copy. */
        public Good {
            warnings = List.copyOf(warnings);
        }
    }

    private final AtomicReference<Optional<Good<T>>> good = new AtomicReference<>(Optional.empty());

    /** Returns the last good one; empty as long as there has been none. */
    public final Optional<Good<T>> last() {
        return good.get();
    }

    final void replace(Good<T> by) {
        good.set(Optional.of(by));
    }
}
