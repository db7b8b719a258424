package crcr.lab.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The numbers of repositories and owners at the simulated GitHub and its issuer. Each name always has the same number,
 * so that they agree without sharing state.
 */
public final class SimulatedIds {
    private SimulatedIds() {}

    /** Returns the id of the repository that was created by this name, {@code owner/name}. */
    public static long repository(String fullName) {
        return number("repository " + fullName);
    }

    /** Returns the id of the owner that signed up by the name of this repository's owner. */
    public static long owner(String fullName) {
        return number("owner " + fullName.substring(0, Math.max(0, fullName.indexOf('/'))));
    }

    private static long number(String what) {
        CRC32 sum = new CRC32();
        sum.update(what.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return 1 + sum.getValue();
    }
}
