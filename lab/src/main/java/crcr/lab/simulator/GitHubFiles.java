package crcr.lab.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files in repositories. */
final class GitHubFiles {
    private final Map<Place, String> files = new ConcurrentHashMap<>();

    private record Place(String repository, String ref, String path) {}

    void put(String repository, String ref, String path, String text) {
        files.put(new Place(GitHubRepositories.lowerCase(repository), ref, path), text);
    }

    Optional<String> get(String repository, String ref, String path) {
        return Optional.ofNullable(files.get(new Place(repository, ref, path)));
    }

    static String etag(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(digest) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
