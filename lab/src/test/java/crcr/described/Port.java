package crcr.described;

import java.util.Locale;

/** A port of the relay that is described. */
public enum Port {
    PUBLIC,
    MANAGEMENT;

    /** Returns the tag of its operations. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
