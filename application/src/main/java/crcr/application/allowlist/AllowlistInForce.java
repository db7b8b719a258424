package crcr.application.allowlist;

import crcr.domain.allowlist.Allowlist;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The last good allowlist. Safe for any number of threads. */
public final class AllowlistInForce {
    /**
     * A good allowlist.
     *
     * @param allowlist who takes part
     * @param warnings what of it was passed over
     * @param version names the version of the document it came from, if its source can tell versions apart
     * @param confirmed when the source was last seen to hold just this
     */
    public record Good(
            Allowlist allowlist, List<Allowlist.Warning> warnings, Optional<String> version, Instant confirmed) {
        /** Keeps its own copy. */
        public Good {
            warnings = List.copyOf(warnings);
        }
    }

    private final AtomicReference<Optional<Good>> good = new AtomicReference<>(Optional.empty());

    /** The last good one; empty as long as there has been none. */
    public Optional<Good> last() {
        return good.get();
    }

    /** Who takes part; empty as long as that is not known. */
    public Optional<Allowlist> allowlist() {
        return last().map(Good::allowlist);
    }

    void replace(Good by) {
        good.set(Optional.of(by));
    }
}
