package crcr.domain.allowlist;

import java.util.Arrays;
import java.util.Optional;

/** The level of a downstream (docs/reference/allowlist.md#levels). Each level has all grants of the lower levels. */
public enum Level {
    L1(Grant.DISPATCH),
    L2(Grant.RESULTS_TO_HUD),
    L3(Grant.CHECK_RUN_WHEN_LABELLED),
    L4(Grant.CHECK_RUN_ALWAYS);

    private final Grant added;

    Level(Grant added) {
        this.added = added;
    }

    /** Returns the level of this name, in the spelling of the allowlist: {@code L1} to {@code L4}. */
    public static Optional<Level> named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name))
                .findFirst();
    }

    /** Returns the level above this one; empty for the highest. */
    public Optional<Level> next() {
        return switch (this) {
            case L1 -> Optional.of(L2);
            case L2 -> Optional.of(L3);
            case L3 -> Optional.of(L4);
            case L4 -> Optional.empty();
        };
    }

    /** Returns whether a downstream of this level has that grant. */
    public boolean grants(Grant grant) {
        return grant.compareTo(added) <= 0;
    }
}
