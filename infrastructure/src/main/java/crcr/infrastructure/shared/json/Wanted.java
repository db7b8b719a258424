package crcr.infrastructure.shared.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The wanted places below one object, or below each object of an array. */
final class Wanted {
    private static final String EACH = "[]";

    private final boolean repeated;
    private final Map<String, Wanted> below = new HashMap<>();
    private final Map<String, Wanted> belowEach = new HashMap<>();
    private Optional<String> place = Optional.empty();

    private Wanted(boolean repeated) {
        this.repeated = repeated;
    }

    /** Returns the beginning for a document, which has each place once. */
    static Wanted inOneObject() {
        return new Wanted(false);
    }

    /** Adds a place below this. */
    void add(String wanted) {
        if (wanted.endsWith(EACH)) {
            throw new IllegalArgumentException(wanted + " leads to no key");
        }
        Wanted at = this;
        for (String key : wanted.split("\\.", -1)) {
            at = at.make(key);
        }
        at.place = Optional.of(wanted);
    }

    private Wanted make(String key) {
        return key.endsWith(EACH)
                ? belowEach.computeIfAbsent(key.substring(0, key.length() - EACH.length()), _ -> new Wanted(true))
                : below.computeIfAbsent(key, _ -> new Wanted(repeated));
    }

    /** Returns this place, if it is wanted itself. */
    Optional<String> place() {
        return place;
    }

    /** Returns whether a document may have this place more than once. */
    boolean isRepeated() {
        return repeated;
    }

    /** Returns the wanted places below the value of that key. */
    @Nullable
    Wanted below(String key) {
        return below.get(key);
    }

    /** Returns the wanted places below each element of that key's array. */
    @Nullable
    Wanted belowEach(String key) {
        return belowEach.get(key);
    }
}
