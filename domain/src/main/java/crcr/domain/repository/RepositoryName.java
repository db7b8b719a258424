package crcr.domain.repository;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The full name of a GitHub repository, {@code owner/name}. Two names that differ only in case are equal, as they are
 * for GitHub. The original spelling is kept for display.
 */
public final class RepositoryName implements Comparable<RepositoryName> {
    // Owners: letters, digits and inner hyphens, up to 39; enterprise-managed users also have an underscore.
    // https://docs.github.com/en/enterprise-cloud@latest/admin/concepts/identity-and-access-management/username-considerations-for-external-authentication
    private static final Pattern FULL_NAME =
            Pattern.compile("(?<owner>[A-Za-z0-9][A-Za-z0-9_-]{0,38})/(?<name>[A-Za-z0-9._-]{1,100})");

    private final String owner;
    private final String name;

    private RepositoryName(String owner, String name) {
        this.owner = owner;
        this.name = name;
    }

    /**
     * Returns the repository of this full name.
     *
     * @return empty if the text is not {@code owner/name} in GitHub's characters
     */
    public static Optional<RepositoryName> parse(String fullName) {
        var matcher = FULL_NAME.matcher(fullName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group("name");
        return name.equals(".") || name.equals("..")
                ? Optional.empty()
                : Optional.of(new RepositoryName(matcher.group("owner"), name));
    }

    /**
     * Returns the repository of a full name that is known to be well-formed.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static RepositoryName of(String fullName) {
        return parse(fullName)
                .orElseThrow(() -> new IllegalArgumentException("not an owner/name of GitHub: " + fullName));
    }

    /** Returns the account or organisation that owns the repository, as it was spelled. */
    public String owner() {
        return owner;
    }

    /** Returns the repository's name within its owner, as it was spelled. */
    public String name() {
        return name;
    }

    /** Returns the full name in lower case, which is the same for every spelling of this repository. */
    public String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RepositoryName that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public int compareTo(RepositoryName that) {
        return key().compareTo(that.key());
    }

    /** Returns the full name, as it was spelled. */
    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
