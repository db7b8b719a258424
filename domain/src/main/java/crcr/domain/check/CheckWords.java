package crcr.domain.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a check run says. Everything in it is the relay's own, or is a number, or stands between backquotes, where GitHub
 * renders neither markup nor links nor mentions.
 */
final class CheckWords {
    private static final int MOST_LINK_CHARACTERS = 500;
    // A backquote would end the quotation, and a line break the row.
    private static final Pattern QUOTABLE = Pattern.compile("[^`\\p{Cntrl}\\s|]+");

    private CheckWords() {}

    /** Returns one line on how the job stands. */
    static String title(ShownJob shown) {
        return switch (shown.state()) {
            case CheckState.Queued() -> "Queued again";
            case CheckState.InProgress() -> "In progress";
            case CheckState.Completed completed ->
                sentence(completed.shown().wireName())
                        + shown.times()
                                .executionTime()
                                .map(time -> " after " + inWords(time))
                                .orElse("");
        };
    }

    private static String sentence(String name) {
        String words = name.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Returns what is known of the job, as a list. */
    static String summary(ShownJob shown) {
        List<String> lines = new ArrayList<>();
        lines.add("Downstream: " + quoted(shown.job().downstream().toString()) + ", at " + shown.level());
        lines.add("Run: " + quoted(shown.job().runId()) + ", attempt "
                + quoted(shown.job().runAttempt()));
        if (!(shown.state() instanceof CheckState.Queued)) {
            shown.times().queueTime().ifPresent(time -> lines.add("Its run waited for its start: " + inWords(time)));
        }
        shown.times().executionTime().ifPresent(time -> lines.add("Ran for: " + inWords(time)));
        shown.tests()
                .ifPresent(tests -> lines.add("Tests: " + tests.passed() + " passed, " + tests.failed() + " failed, "
                        + tests.skipped() + " skipped"));
        shown.artifact()
                .filter(link -> link.length() <= MOST_LINK_CHARACTERS
                        && QUOTABLE.matcher(link).matches())
                .ifPresent(link -> lines.add("Artifact: " + quoted(link)));
        if (!shown.oncalls().isEmpty()) {
            lines.add("On call: "
                    + shown.oncalls().stream().map(CheckWords::quoted).collect(Collectors.joining(", ")));
        }
        if (!shown.link().canRunAgain()) {
            lines.add("This job does not run on GitHub Actions, so it cannot be run again from here.");
        }
        return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String text) {
        return QUOTABLE.matcher(text).matches() ? "`" + text + "`" : "(not shown)";
    }

    private static String inWords(BigDecimal seconds) {
        Duration time = Duration.ofSeconds(seconds.longValue());
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        return time.toHours() == 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
