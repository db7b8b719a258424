package crcr.domain.allowlist;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A kind of events that a downstream may take part in, as {@code events} of its entry on the allowlist lists it
 * (docs/reference/allowlist.md#events-of-an-entry).
 */
public enum Participation {
    /** The relay dispatches pull requests and pushes to the downstream, and labels act on it. */
    PULL_REQUEST("pull_request"),
    /** The downstream may report on commits that no dispatch named. */
    NIGHTLY("nightly");

    /** The participation of an entry without {@code events}. */
    public static final Set<Participation> ALL = Set.of(values());

    private final String event;

    Participation(String event) {
        this.event = event;
    }

    /** Returns the participation of this name, in the spelling of the allowlist; empty if this version knows none. */
    public static Optional<Participation> named(String event) {
        return Arrays.stream(values())
                .filter(known -> known.event.equals(event))
                .findFirst();
    }

    /** Returns the names of these as a phrase: {@code pull_request and nightly}. */
    public static String inWords(Set<Participation> these) {
        return Arrays.stream(values())
                .filter(these::contains)
                .map(Participation::event)
                .collect(Collectors.joining(" and "));
    }

    /** Returns the name on the allowlist. */
    public String event() {
        return event;
    }
}
