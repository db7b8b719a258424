package crcr.domain.allowlist;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that a downstream may take part in, as {@code events} of its entry on the allowlist lists it
 * (docs/reference/allowlist.md#events-of-an-entry).
 */
public enum Participation {
    /** Pull requests and pushes are dispatched to it, and labels act on it. */
    PULL_REQUEST("pull_request"),
    /** It may report on commits that no dispatch named. */
    NIGHTLY("nightly");

    /** What an entry without {@code events} takes part in. */
    public static final Set<Participation> ALL = Set.of(values());

    private final String event;

    Participation(String event) {
        this.event = event;
    }

    /** Returns the one of this name, in the spelling of the allowlist; empty if this version knows none. */
    public static Optional<Participation> named(String event) {
        return Arrays.stream(values())
                .filter(known -> known.event.equals(event))
                .findFirst();
    }

    /** Names these, for people to read: {@code pull_request and nightly}. */
    public static String inWords(Set<Participation> these) {
        return Arrays.stream(values())
                .filter(these::contains)
                .map(Participation::event)
                .collect(Collectors.joining(" and "));
    }

    /** Returns its name on the allowlist. */
    public String event() {
        return event;
    }
}
