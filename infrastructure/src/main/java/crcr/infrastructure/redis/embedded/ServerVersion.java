package crcr.infrastructure.redis.embedded;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Redis or a Valkey.
 *
 * @param product {@code Redis} or {@code Valkey}
 * @param number as the server writes it, such as {@code 7.0.15}
 */
record ServerVersion(String product, String number, int major, int minor) {
    // "Redis server v=7.0.15 sha=…", "Valkey server v=8.1.1 sha=…"; Valkey 7.2 writes "Server v=7.2.5 sha=…".
    private static final Pattern PRINTED =
            Pattern.compile("(?<product>\\w* ?)[Ss]erver v=(?<number>(?<major>\\d{1,4})\\.(?<minor>\\d{1,4})[\\w.-]*)");

    /** Returns the version in a server's output for {@code --version}; empty if it is no server's output. */
    static Optional<ServerVersion> printed(String output) {
        Matcher printed = PRINTED.matcher(output);
        if (!printed.find()) {
            return Optional.empty();
        }
        String product = printed.group("product").strip();
        return Optional.of(new ServerVersion(
                product.isEmpty() ? "Valkey" : product,
                printed.group("number"),
                Integer.parseInt(printed.group("major")),
                Integer.parseInt(printed.group("minor"))));
    }

    /** Returns whether it is this version or a newer one. */
    boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    @Override
    public String toString() {
        return product + " " + number;
    }
}
