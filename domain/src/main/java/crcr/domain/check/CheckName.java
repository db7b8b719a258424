package crcr.domain.check;

import crcr.domain.repository.RepositoryName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a job's check run: {@code crcr/<owner>/<repo>/<workflow>/<job>}. GitHub shows the newest check run of a
 * name on a commit, and branch protection requires check runs by name, so the same job always has the same name.
 */
public record CheckName(String value) {
    /** The maximum number of characters of a name. */
    public static final int MOST_CHARACTERS = 200;

    private static final String PREFIX = "crcr/";
    private static final int DIGEST_CHARACTERS = 16;
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    // FNV-1a of 64 bits. A downstream can only make two of its own names collide, because its own repository stands
    // first.
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /**
     * Returns the name for a job. Control characters and invisible characters are dropped. A name that is too long is
     * cut and ends in a digest of the whole name, so that two long names stay distinct.
     *
     * @param workflow the caller's text
     * @param job the caller's text; empty if the workflow names no job, and the name then ends with the workflow
     */
    public static CheckName of(RepositoryName downstream, String workflow, String job) {
        String whole = PREFIX + downstream + "/" + shown(workflow) + (job.isEmpty() ? "" : "/" + shown(job));
        if (whole.length() <= MOST_CHARACTERS) {
            return new CheckName(whole);
        }
        String ending = "~" + digest(PREFIX + downstream + "/" + workflow + "\n" + job);
        return new CheckName(beginning(whole, MOST_CHARACTERS - ending.length()) + ending);
    }

    /**
     * Returns the downstream whose job a check run of that name shows; empty if it is not the name of a job's check
     * run.
     */
    public static Optional<RepositoryName> downstreamOf(String name) {
        String[] parts = name.split("/", 4);
        return name.startsWith(PREFIX) && parts.length == 4
                ? RepositoryName.parse(parts[1] + "/" + parts[2])
                : Optional.empty();
    }

    private static String shown(String text) {
        return UNSHOWABLE.matcher(text).replaceAll("").strip();
    }

    // A surrogate pair is kept or left out as a whole.
    private static String beginning(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String digest(String text) {
        long hash = OFFSET_BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        String digits = Long.toHexString(hash);
        return "0".repeat(DIGEST_CHARACTERS - digits.length()) + digits;
    }

    @Override
    public String toString() {
        return value;
    }
}
