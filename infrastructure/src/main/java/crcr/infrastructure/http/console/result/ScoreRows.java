package crcr.infrastructure.http.console.result;

import crcr.application.scorecard.ReadingScorecards.Scored;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Level;
import crcr.domain.scorecard.Measure;
import crcr.domain.scorecard.Nightly;
import crcr.domain.scorecard.Quantity;
import crcr.domain.scorecard.Requirements.Judged;
import crcr.domain.scorecard.Tally;
import crcr.domain.scorecard.Verdict;
import crcr.domain.scorecard.Window;
import crcr.infrastructure.http.console.page.DownstreamsPage.Row;
import crcr.infrastructure.http.console.page.Mark;
import crcr.infrastructure.http.console.page.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the rows of scorecards on pages. */
public final class ScoreRows {
    /** The share of successful jobs below which a downstream needs attention. */
    public static final double HEALTHY = 0.9;

    private ScoreRows() {}

    /** The kinds of trouble of a downstream. */
    public enum Trouble {
        /** The downstream misses a target of its level. */
        MISSED,
        /** Too many of the downstream's jobs fail. */
        FAILING,
        /** The downstream does not start on dispatches. */
        UNSTARTED,
        /** The downstream's self-reports are missing. */
        STALE,
        /** The downstream's reports are refused. */
        REFUSED;

        /** Returns the trouble's name in links. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns all names. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Trouble::word).toList();
        }
    }

    /** Returns a downstream's row. */
    public static Row row(Scored scored, Window over) {
        return new Row(
                scored.downstream().repository().toString(),
                scored.downstream().level().name(),
                scored.downstream().device().map(Device::name),
                scores(over.word(), scored.card().figures().over(over)),
                verdict(scored.card().own()),
                nightly(scored.card().nightly()),
                scored.card().figures().atLevel(),
                troubles(scored, over).stream().map(Trouble::word).toList());
    }

    /** Returns the scores of these counts. */
    public static Scores scores(String over, Tally tally) {
        return new Scores(
                over,
                tally.dispatched(),
                tally.shareStarted(),
                Math.max(0, tally.awaited() - tally.started()),
                tally.queue().percentile(0.5),
                tally.queue().percentile(0.95),
                tally.execution().percentile(0.5),
                tally.execution().percentile(0.95),
                tally.endToEnd().percentile(0.5),
                tally.completed(),
                tally.successRate(),
                tally.shareClosed(),
                tally.refused());
    }

    /** Returns the downstream's troubles. */
    public static List<Trouble> troubles(Scored scored, Window over) {
        Tally tally = scored.card().figures().over(over);
        List<Trouble> troubles = new ArrayList<>();
        if (scored.card().own().stream().anyMatch(judged -> judged.verdict() instanceof Verdict.Missed)) {
            troubles.add(Trouble.MISSED);
        }
        if (tally.successRate().filter(rate -> rate < HEALTHY).isPresent()) {
            troubles.add(Trouble.FAILING);
        }
        if (tally.shareStarted().filter(share -> share < HEALTHY).isPresent()) {
            troubles.add(Trouble.UNSTARTED);
        }
        if (scored.card().nightly() == Nightly.STALE) {
            troubles.add(Trouble.STALE);
        }
        if (tally.refused() > 0) {
            troubles.add(Trouble.REFUSED);
        }
        return troubles;
    }

    /** Returns whether all requirements are met. */
    public static Mark verdict(List<Judged> judged) {
        long missed = judged.stream()
                .filter(each -> each.verdict() instanceof Verdict.Missed)
                .count();
        long met = judged.stream()
                .filter(each -> each.verdict() instanceof Verdict.Met)
                .count();
        if (judged.isEmpty()) {
            return Mark.plain("no targets");
        } else if (missed > 0) {
            return Mark.bad(missed + " of " + judged.size() + " missed");
        }
        return met > 0 ? Mark.good("met") : Mark.plain("no data");
    }

    /** Returns the state of the self-reports. */
    public static Mark nightly(Nightly nightly) {
        return switch (nightly) {
            case NOT_EXPECTED -> Mark.plain("not expected");
            case CURRENT -> Mark.good("current");
            case STALE -> Mark.warn("stale");
        };
    }

    /** Returns the requirements of a level with their verdicts; empty if it has none. */
    public static Optional<Scores.Targets> targets(Level level, List<Judged> judged) {
        return judged.isEmpty()
                ? Optional.empty()
                : Optional.of(new Scores.Targets(
                        level.name(), judged.stream().map(ScoreRows::target).toList()));
    }

    private static Scores.Target target(Judged judged) {
        Measure measure = judged.requirement().measure();
        String name = measure instanceof Measure.JobsOver jobs
                ? "jobs over " + new Quantity.Time(jobs.bound()).words()
                : measure.word().replace('_', ' ');
        return new Scores.Target(
                name,
                judged.over().word(),
                switch (measure.sense()) {
                    case AT_MOST -> "at most";
                    case AT_LEAST -> "at least";
                },
                judged.requirement().wanted().words(),
                actual(judged.verdict()),
                switch (judged.verdict()) {
                    case Verdict.Met _ -> Mark.good("met");
                    case Verdict.Missed _ -> Mark.bad("missed");
                    case Verdict.NoData _ -> Mark.plain("no data");
                });
    }

    private static Optional<String> actual(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met(Quantity actual) -> Optional.of(actual.words());
            case Verdict.Missed(Quantity actual) -> Optional.of(actual.words());
            case Verdict.NoData() -> Optional.empty();
        };
    }
}
