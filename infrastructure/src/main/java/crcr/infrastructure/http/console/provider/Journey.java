package crcr.infrastructure.http.console.provider;

import crcr.infrastructure.http.console.signin.LocalPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The facts about a sign-in that are kept while its visitor is at the provider. They travel in the encrypted cookie of
 * the sign-in, in the place of the library's "original URI". The library appends a counter of its own to that, behind a
 * question mark.
 *
 * @param begun when the sign-in began
 * @param to the page to which it leads
 */
record Journey(Instant begun, LocalPath to) {
    private static final Duration LASTS = Duration.ofMinutes(10);

    /** Returns the facts as a path. */
    String asPath() {
        String text = begun.getEpochSecond() + " " + to.value();
        return "/" + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads such a path; empty if it is none. */
    static Optional<Journey> ofPath(String path) {
        try {
            String encoded = path.substring(1).split("\\?", 2)[0];
            String[] parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split(" ", 2);
            Instant begun = Instant.ofEpochSecond(Long.parseLong(parts[0]));
            return LocalPath.parse(parts[1]).map(to -> new Journey(begun, to));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the sign-in has taken too long. */
    boolean isOver(Instant now) {
        return Duration.between(begun, now).abs().compareTo(LASTS) > 0;
    }
}
