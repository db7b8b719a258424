package crcr.infrastructure.github.api;

import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the target of GitHub's redirect from a former name of a repository. */
public final class Redirected {
    private static final Pattern BY_ID = Pattern.compile("/repositories/([1-9]\\d{0,18})(?:[/?].*)?");

    private Redirected() {}

    /**
     * Returns the id of the repository; empty if the answer is no such redirect. Only the id is taken from the target.
     */
    public static Optional<String> id(WholeResponse reply) {
        return Optional.of(reply)
                .filter(answer -> CallFailure.MOVED.contains(answer.status()))
                .flatMap(answer -> answer.headers().firstValue("Location"))
                .map(location -> BY_ID.matcher(location.replaceFirst("^https?://[^/]+(?:/api/v3)?", "")))
                .filter(Matcher::matches)
                .map(found -> found.group(1));
    }
}
