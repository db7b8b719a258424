package crcr.domain.event;

import crcr.domain.allowlist.Device;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The labels of a pull request that ask for check runs, as one event has them. Each event of a pull request holds all
 * of its labels.
 *
 * @param names the labels, in lower case, because GitHub compares them without regard to case
 * @param updated the pull request's {@code updated_at}
 */
public record Labels(Set<String> names, Instant updated) {
    /** The prefix of every label that asks for check runs. */
    public static final String PREFIX = "ciflow/crcr/";

    /** Keeps its own copy of the labels that ask for check runs, in lower case. */
    public Labels {
        names = names.stream()
                .filter(Labels::asks)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether they ask for the check runs of that device. */
    public boolean askFor(Device device) {
        return names.contains(device.label().toLowerCase(Locale.ROOT));
    }

    /** Returns whether this label asks for the check runs of some device. */
    public static boolean asks(String label) {
        return label.toLowerCase(Locale.ROOT).startsWith(PREFIX) && Device.isName(label.substring(PREFIX.length()));
    }

    /**
     * Returns the labels in force after two events: those of the newer event. If both are of the same second, the event
     * that was accepted later counts.
     */
    public Labels or(Labels acceptedLater) {
        return acceptedLater.updated().isBefore(updated) ? this : acceptedLater;
    }
}
