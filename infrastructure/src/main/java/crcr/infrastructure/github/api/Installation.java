package crcr.infrastructure.github.api;

/**
 * The App's installation that serves a repository, as it was looked up once. Two look-ups are never equal, even if they
 * found the same: so what one look-up found wrong is not held against a later one.
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
