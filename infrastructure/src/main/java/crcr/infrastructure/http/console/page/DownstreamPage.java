package crcr.infrastructure.http.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A downstream.
 *
 * @param at the time of this content
 * @param url its page at GitHub
 * @param device the device on which it tests, at L3
 * @param events the events in which it takes part
 * @param atLevel the time for which it has been at its level
 * @param nightly the state of its self-reports
 * @param troubles in one word each
 * @param scores over each window
 * @param own the requirements of its level
 * @param next the requirements of the next level
 * @param days the counts of each day, the earliest first
 * @param deliveries the latest deliveries, with their fate for it
 * @param jobs the latest jobs
 * @param nightlies the latest self-reports
 */
public record DownstreamPage(
        Instant at,
        String repo,
        String url,
        String level,
        Optional<String> device,
        List<String> oncalls,
        List<String> events,
        Optional<Duration> atLevel,
        Mark nightly,
        List<String> troubles,
        List<Scores> scores,
        Optional<Scores.Targets> own,
        Optional<Scores.Targets> next,
        List<Day> days,
        List<Dispatched> deliveries,
        List<JobRow> jobs,
        List<Nightly> nightlies) {
    /** Keeps its own copies. */
    public DownstreamPage {
        oncalls = List.copyOf(oncalls);
        events = List.copyOf(events);
        troubles = List.copyOf(troubles);
        scores = List.copyOf(scores);
        days = List.copyOf(days);
        deliveries = List.copyOf(deliveries);
        jobs = List.copyOf(jobs);
        nightlies = List.copyOf(nightlies);
    }

    /** The counts of a day, by UTC. */
    public record Day(
            String date,
            Optional<Duration> queueP50,
            Optional<Duration> queueP95,
            Optional<Double> success,
            long completed) {
        /** Returns the day of that date. */
        public static Day of(LocalDate date, Scores scores) {
            return new Day(date.toString(), scores.queueP50(), scores.queueP95(), scores.success(), scores.completed());
        }
    }

    /**
     * A delivery, with its fate for the downstream.
     *
     * @param words the reason, if it is not obvious
     */
    public record Dispatched(
            String deliveryId,
            String event,
            Optional<Long> pr,
            String sha,
            Instant accepted,
            Mark state,
            String words) {}

    /**
     * A self-reported result.
     *
     * @param event {@code nightly} or {@code periodic}
     * @param commit the upstream's commit, or the caller's name for it
     * @param commitVerified whether GitHub knows that commit
     */
    public record Nightly(
            String event,
            String commit,
            boolean commitVerified,
            String workflow,
            String job,
            String runId,
            Mark conclusion,
            Instant at,
            Optional<JobRow.Tests> tests,
            Optional<String> url) {}
}
