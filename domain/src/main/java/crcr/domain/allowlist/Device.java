package crcr.domain.allowlist;

import java.util.regex.Pattern;

/**
 * The device that an L3 downstream tests on, for example {@code npu}: it names the label that asks for a check run.
 *
 * @param name letters, digits, dots, hyphens and underscores, up to 30
 */
public record Device(String name) {
    // GitHub's labels have at most 50 characters, and the prefix takes 12 of them.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,29}");

    /** Refuses a name that {@link #isName} refuses. */
    public Device {
        if (!isName(name)) {
            throw new IllegalArgumentException("not the name of a device: " + name);
        }
    }

    /** Returns whether this text can name a device. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Returns the label on an upstream PR that asks for this device's check runs. */
    public String label() {
        return "ciflow/crcr/" + name;
    }
}
