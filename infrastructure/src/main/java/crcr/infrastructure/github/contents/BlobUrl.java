package crcr.infrastructure.github.contents;

import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.url.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file in a repository, as the address of its page on GitHub names it:
 * {@code https://github.com/<owner>/<repository>/blob/<ref>/<path>}.
 *
 * @param repository the repository of the file
 * @param ref a branch, a tag or a commit: the one segment after {@code blob}; a slash in it is written {@code %2F}
 * @param path the segments of the file's path, decoded
 */
public record BlobUrl(RepositoryName repository, String ref, List<String> path) {
    private static final String FORM = "https://<host>/<owner>/<repository>/blob/<ref>/<path>";

    /** Keeps its own copy. */
    public BlobUrl {
        path = List.copyOf(path);
    }

    /** The result of reading an address. */
    public sealed interface BlobUrlReading {
        /** A valid address. */
        record Valid(BlobUrl url) implements BlobUrlReading {}

        /** An invalid text; {@code problem} names the cause and the expected form. */
        record Invalid(String problem) implements BlobUrlReading {}
    }

    /**
     * Reads an address.
     *
     * @param apiUrl the REST API of the GitHub that must have the file, because only that GitHub knows the App's
     *     credentials
     */
    public static BlobUrlReading parse(String text, URI apiUrl) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return new BlobUrlReading.Invalid("is not a URL: " + e.getReason());
        }
        String site = site(apiUrl);
        if (Origin.of(url).map(Origin::toString).filter(site::equals).isEmpty()) {
            return new BlobUrlReading.Invalid("must begin with " + site + "/, since the API is " + apiUrl);
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return new BlobUrlReading.Invalid("must end with the path of the file, without ? and #");
        }
        return parsePath(url.getRawPath());
    }

    private static BlobUrlReading parsePath(String rawPath) {
        Optional<List<String>> decoded = segments(rawPath);
        if (decoded.isEmpty()) {
            return new BlobUrlReading.Invalid("must be " + FORM);
        }
        List<String> segments = decoded.get();
        if (segments.size() < 5 || !segments.get(2).equals("blob")) {
            return new BlobUrlReading.Invalid("must be " + FORM);
        }
        return RepositoryName.parse(segments.get(0) + "/" + segments.get(1))
                .<BlobUrlReading>map(repository -> new BlobUrlReading.Valid(
                        new BlobUrl(repository, segments.get(3), segments.subList(4, segments.size()))))
                .orElseGet(() ->
                        new BlobUrlReading.Invalid("names no repository that GitHub could have, must be " + FORM));
    }

    // Returns empty if a segment is empty or would lead to another directory.
    private static Optional<List<String>> segments(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return Optional.empty();
        }
        List<String> segments = Arrays.stream(rawPath.substring(1).split("/", -1))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        return segments.stream().anyMatch(segment -> segment.isBlank() || segment.equals(".") || segment.equals(".."))
                ? Optional.empty()
                : Optional.of(segments);
    }

    // https://docs.github.com/en/enterprise-server@latest/rest/using-the-rest-api/getting-started-with-the-rest-api
    private static String site(URI apiUrl) {
        String origin = Origin.of(apiUrl)
                .map(Origin::toString)
                .orElseThrow(() -> new IllegalArgumentException("no address of an API: " + apiUrl));
        return origin.equals("https://api.github.com") ? "https://github.com" : origin;
    }

    /** Returns the repository, the ref and the path, for people to read. */
    @Override
    public String toString() {
        return String.join("/", path) + " at " + ref + " of " + repository;
    }
}
