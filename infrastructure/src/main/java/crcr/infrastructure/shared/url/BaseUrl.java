package crcr.infrastructure.shared.url;

/** The base address of a server. */
public final class BaseUrl {
    private BaseUrl() {}

    /**
     * Returns the address of a path below a base, which may end with a slash.
     *
     * @param path begins with a slash
     */
    public static String below(String base, String path) {
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
