package crcr.infrastructure.github.doctor;

import crcr.application.doctor.DoctorFinding;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The difference between this machine's clock and GitHub's, estimated from an answer. Its {@code Date} has whole
 * seconds, and was written between request and answer.
 *
 * @param by positive if this machine is ahead
 */
record ClockSkew(Duration by) {
    private static final String ABOUT = "clock";
    private static final String NEXT_STEP = "let NTP set this machine's clock";
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    // A token's times are 60 s in the past and 60 s below GitHub's maximum: half of that remains for a drifting
    // clock.
    private static final Duration DANGEROUS = Duration.ofSeconds(30);

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    /** Returns the skew by an answer with these times of request and arrival; empty if it has no date. */
    static Optional<ClockSkew> of(WholeResponse reply, Instant asked, Instant came) {
        return reply.headers().firstValue("Date").flatMap(ClockSkew::instant).map(date -> {
            Instant here = asked.plus(Duration.between(asked, came).dividedBy(2));
            return new ClockSkew(Duration.between(date.plus(HALF_A_SECOND), here));
        });
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Returns whether GitHub may refuse the App's tokens because of it. */
    boolean isDangerous() {
        return by.abs().compareTo(DANGEROUS) > 0;
    }

    DoctorFinding finding() {
        String words = "this machine is " + by.abs().toSeconds() + " s " + (by.isNegative() ? "behind" : "ahead of")
                + " GitHub";
        if (isDangerous()) {
            return new DoctorFinding.Failure(
                    ABOUT, words + ": GitHub refuses the App's tokens, or soon will", NEXT_STEP);
        }
        return by.abs().compareTo(NOTICEABLE) > 0
                ? new DoctorFinding.Warning(ABOUT, words, NEXT_STEP)
                : new DoctorFinding.Ok(ABOUT, "agrees with GitHub's");
    }

    /** Returns the finding for an answer without a date. */
    static DoctorFinding untold() {
        return new DoctorFinding.Skipped(ABOUT, "GitHub's answer has no date to compare with");
    }
}
