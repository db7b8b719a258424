package crcr.infrastructure.http.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A downstream.
 *
 * @param at when this was so
 * @param url its page at GitHub
 * @param device what it tests on, at L3
 * @param events what it takes part in
 * @param atLevel how long it has been at its level
 * @param nightly whether its self-reports come
 * @param troubles in one word each
 * @param scores over each window
 * @param own what its level asks for
 * @param next what the next level asks for
 * @param days what was counted on each day, the earliest first
 * @param deliveries the latest, and what came of each for it
 * @param jobs the latest
 * @param nightlies the latest results that its runs reported of themselves
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
        /** Makes one of that date. */
        public static Day of(LocalDate date, Scores scores) {
            return new Day(date.toString(), scores.queueP50(), scores.queueP95(), scores.success(), scores.completed());
        }
    }

    /**
     * A delivery, and what came of it for the downstream.
     *
     * @param words why, if that is not plain
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
     * A result that a run reported of itself.
     *
     * @param event {@code nightly} or {@code periodic}
     * @param commit the upstream's commit, or what the caller called it
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
