package crcr.infrastructure.github.api;

/**
 * The App's installation for a repository, as one lookup found it. Two lookups are never equal, even if they found the
 * same, so that an error of one lookup does not affect a later one.
 */
final class Installation {
    private final String id;

    Installation(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    @Override
    public String toString() {
        return "installation " + id;
    }
}
