package crcr.domain.check;

import crcr.domain.job.JobKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of a check run. Each part is the relay's own text, or a number, or stands between backquotes, where GitHub
 * renders neither markup nor links nor mentions.
 */
final class CheckWords {
    private static final int MOST_LINK_CHARACTERS = 500;
    // A backquote would end the quotation, and a line break would end the row.
    private static final Pattern QUOTABLE = Pattern.compile("[^`\\p{Cntrl}\\s|]+");

    private CheckWords() {}

    /** Returns one line about the job's state. */
    static String title(JobStanding standing) {
        return switch (standing.state()) {
            case CheckState.Queued() -> "Queued again";
            case CheckState.InProgress() -> "In progress";
            case CheckState.Completed completed ->
                sentence(completed.shown().wireName())
                        + standing.times()
                                .executionTime()
                                .map(time -> " after " + inWords(time))
                                .orElse("");
        };
    }

    private static String sentence(String name) {
        String words = name.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Returns the known facts of the job, as a list. */
    static String summary(ShownJob shown) {
        JobStanding standing = shown.standing();
        JobKey job = standing.job();
        List<String> lines = new ArrayList<>();
        lines.add("Downstream: " + quoted(job.downstream().toString())
                + shown.level().map(level -> ", at " + level).orElse(", which is not on the allowlist any more"));
        lines.add("Run: " + quoted(job.runId()) + ", attempt " + quoted(job.runAttempt()));
        if (!(standing.state() instanceof CheckState.Queued)) {
            standing.times().queueTime().ifPresent(time -> lines.add("Its run waited for its start: " + inWords(time)));
        }
        standing.times().executionTime().ifPresent(time -> lines.add("Ran for: " + inWords(time)));
        standing.tests()
                .ifPresent(tests -> lines.add("Tests: " + tests.passed() + " passed, " + tests.failed() + " failed, "
                        + tests.skipped() + " skipped"));
        standing.artifact()
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
