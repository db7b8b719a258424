package crcr.infrastructure.github.api;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the time that GitHub asks to wait when a rate limit is used up: in {@code Retry-After}, or, when nothing
 * remains, until {@code x-ratelimit-reset}, by GitHub's own clock.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub's limits</a>
 */
final class ToldToWait {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{1,11}");
    // The primary limit is renewed every hour; a longer time is not plausible.
    private static final Duration LONGEST = Duration.ofHours(2);
    // A reset time is in whole seconds.
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private ToldToWait() {}

    /** Returns the time in these headers; empty if they have none, or one that is over. */
    static Optional<Duration> by(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(SECONDS.asMatchPredicate())
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .or(() -> untilReset(headers))
                .filter(Duration::isPositive)
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> untilReset(HttpHeaders headers) {
        Optional<Instant> reset = headers.firstValue("x-ratelimit-remaining")
                .filter("0"::equals)
                .flatMap(_ -> headers.firstValue("x-ratelimit-reset"))
                .filter(EPOCH_SECONDS.asMatchPredicate())
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
        Optional<Instant> now = headers.firstValue("Date").flatMap(ToldToWait::httpDate);
        return reset.isPresent() && now.isPresent()
                ? Optional.of(Duration.between(now.get(), reset.get()).plus(ROUNDING))
                : Optional.empty();
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
