package crcr.domain.selfreport;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of runs that send self-reports, as {@code event_type} of a callback names them. */
public enum SelfReportEvent {
    /** A run every night. */
    NIGHTLY("nightly"),
    /** A run at other regular times. */
    PERIODIC("periodic");

    private final String wireName;

    SelfReportEvent(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the event of this name in a callback; empty if the callback is no self-report. */
    public static Optional<SelfReportEvent> named(String wireName) {
        return Arrays.stream(values())
                .filter(event -> event.wireName.equals(wireName))
                .findFirst();
    }

    /** Returns all names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(SelfReportEvent::wireName).toList();
    }

    /** Returns the name in a callback. */
    public String wireName() {
        return wireName;
    }
}
