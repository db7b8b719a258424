package crcr.infrastructure.http.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.scorecard.ReadingScorecards.Scored;
import crcr.domain.scorecard.Quantity;
import crcr.domain.scorecard.Requirements.Judged;
import crcr.domain.scorecard.Scorecard;
import crcr.domain.scorecard.Tally;
import crcr.domain.scorecard.Verdict;
import crcr.domain.scorecard.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes scorecards into an answer to operators: times in seconds, shares from 0 to 1; absent figures are left out. */
final class ScorecardJson {
    private static final List<Duration> LONG = List.of(Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6));

    private ScorecardJson() {}

    /** Adds a scorecard, with its figures over these windows. */
    static void put(ObjectNode into, Scored scored, List<Window> windows, Instant at) {
        Scorecard card = scored.card();
        into.put("repo", scored.downstream().repository().toString())
                .put("level", scored.downstream().level().name());
        card.levelSince()
                .ifPresent(since -> into.put("level_since", since.toString())
                        .put("days_at_level", Duration.between(since, at).toDays()));
        card.lastSelfReport()
                .ifPresent(last -> into.put("last_self_report", last.toString())
                        .put("self_report_age", Duration.between(last, at).toSeconds()));
        into.put("nightly", card.nightly().name().toLowerCase(Locale.ROOT));
        ObjectNode over = into.putObject("over");
        windows.forEach(
                window -> put(over.putObject(window.word()), card.figures().over(window)));
        put(into.putArray("own_targets"), card.own());
        put(into.putArray("next_targets"), card.next());
    }

    /** Adds the figures of one window. */
    static void put(ObjectNode into, Tally tally) {
        into.put("dispatches", tally.dispatched());
        share(into, "started", tally.shareStarted());
        time(into, "queue_p50", tally.queue().percentile(0.5));
        time(into, "queue_p95", tally.queue().percentile(0.95));
        time(into, "queue_average", tally.queueAverage());
        time(into, "execution_p50", tally.execution().percentile(0.5));
        time(into, "execution_p95", tally.execution().percentile(0.95));
        time(into, "end_to_end_p50", tally.endToEnd().percentile(0.5));
        into.put("completed", tally.completed());
        share(into, "success_rate", tally.successRate());
        share(into, "timeouts", tally.shareClosed());
        LONG.forEach(bound -> share(
                into, "jobs_over_" + bound.toHours() + "h", tally.execution().shareOver(bound)));
        into.put("refused", tally.refused());
    }

    private static void share(ObjectNode into, String name, Optional<Double> share) {
        share.ifPresent(part -> into.put(name, part));
    }

    private static void time(ObjectNode into, String name, Optional<Duration> time) {
        time.ifPresent(duration -> into.put(name, duration.toMillis() / 1_000.0));
    }

    private static void put(ArrayNode into, List<Judged> judged) {
        judged.forEach(each -> {
            ObjectNode target = into.addObject()
                    .put("target", each.requirement().measure().word())
                    .put("over", each.over().word())
                    .put("wanted", each.requirement().wanted().value());
            String wanted = each.requirement().words();
            switch (each.verdict()) {
                case Verdict.Met(Quantity actual) ->
                    target.put("verdict", "met").put("actual", actual.value()).put("words", words(wanted, actual));
                case Verdict.Missed(Quantity actual) ->
                    target.put("verdict", "missed")
                            .put("actual", actual.value())
                            .put("words", words(wanted, actual));
                case Verdict.NoData() -> target.put("verdict", "no_data").put("words", wanted);
            }
        });
    }

    private static String words(String wanted, Quantity actual) {
        return wanted + "; it is " + actual.words();
    }
}
