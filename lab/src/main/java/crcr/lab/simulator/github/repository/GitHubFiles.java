package crcr.lab.simulator.github.repository;

import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The files in repositories. */
public final class GitHubFiles {
    private final Map<Place, String> files = new ConcurrentHashMap<>();
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    private record Place(String repository, String ref, String path) {}

    public void put(String repository, String ref, String path, String text) {
        files.put(new Place(GitHubRepositories.lowerCase(repository), ref, path), text);
    }

    /** Makes that repository's files public from now on. */
    public void open(String repository) {
        open.add(GitHubRepositories.lowerCase(repository));
    }

    public boolean isOpen(String repository) {
        return open.contains(repository);
    }

    /** Answers a call for a file of that repository. */
    public GitHubAnswer answer(GitHubRequest request, String repository) {
        String ref = request.parameters().getOrDefault("ref", "main");
        Optional<String> text = Optional.ofNullable(files.get(new Place(repository, ref, request.parameter("path"))));
        if (text.isEmpty()) {
            return GitHubAnswer.error(404, "Not Found");
        }
        if (!request.headers().getOrDefault("accept", "").startsWith("application/vnd.github.raw")) {
            return GitHubAnswer.error(415, "the simulator knows only the raw media type");
        }
        Map<String, String> etag = Map.of("ETag", etag(text.get()));
        if (etag.containsValue(request.headers().getOrDefault("if-none-match", ""))) {
            return new GitHubAnswer(304, etag, "");
        }
        GitHubAnswer raw = new GitHubAnswer(
                200, Map.of("Content-Type", "application/vnd.github.raw+json; charset=utf-8"), text.get());
        return raw.with(etag);
    }

    private static String etag(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(digest) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
