package crcr.infrastructure.http.console.route;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.scorecard.ReadingScorecards;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.Figures;
import crcr.domain.scorecard.Histogram;
import crcr.domain.scorecard.Measure;
import crcr.domain.scorecard.Nightly;
import crcr.domain.scorecard.Quantity;
import crcr.domain.scorecard.Requirement;
import crcr.domain.scorecard.Requirements;
import crcr.domain.scorecard.Scorecard;
import crcr.domain.scorecard.Tally;
import crcr.domain.scorecard.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Scorecards made up from names: one that ends with {@code bad} fails, misses its target, does not start, and its
 * nightly results stay away; every other does well.
 */
final class SomeScorecards implements ReadingScorecards {
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");

    private final AllowlistInForce allowlist;

    SomeScorecards(AllowlistInForce allowlist) {
        this.allowlist = allowlist;
    }

    @Override
    public Scorecards all() {
        return new Scorecards(
                AT,
                allowlist.allowlist().map(Allowlist::all).orElse(List.of()).stream()
                        .map(SomeScorecards::scored)
                        .toList());
    }

    @Override
    public Optional<Detailed> of(RepositoryName repository) {
        return allowlist
                .allowlist()
                .flatMap(known -> known.find(repository))
                .map(found -> new Detailed(
                        AT,
                        scored(found),
                        IntStream.rangeClosed(0, 35)
                                .mapToObj(day -> new Day(
                                        LocalDate.ofInstant(AT, ZoneOffset.UTC).minusDays(35 - day),
                                        day % 5 == 0 ? Tally.EMPTY : tally(found, 1 + day)))
                                .toList()));
    }

    private static Scored scored(Downstream downstream) {
        boolean bad = downstream.repository().toString().endsWith("bad");
        Figures figures = new Figures(
                Map.of(Window.DAY, tally(downstream, 10), Window.WEEK, tally(downstream, 70)),
                Optional.of(Duration.ofDays(40)));
        Requirements own = new Requirements(
                Window.WEEK,
                List.of(
                        new Requirement(Measure.Figure.SUCCESS_RATE, new Quantity.Share(0.9)),
                        new Requirement(Measure.Figure.QUEUE_P95, new Quantity.Time(Duration.ofMinutes(30)))));
        return new Scored(
                downstream,
                new Scorecard(
                        Optional.of(AT.minus(Duration.ofDays(40))),
                        Optional.of(AT.minus(Duration.ofHours(bad ? 60 : 6))),
                        bad ? Nightly.STALE : Nightly.CURRENT,
                        figures,
                        own.judge(figures),
                        List.of()));
    }

    private static Tally tally(Downstream downstream, long count) {
        boolean bad = downstream.repository().toString().endsWith("bad");
        Histogram times = Histogram.of(Duration.ofSeconds(30 + count), Duration.ofMinutes(4 + count));
        return new Tally(
                count,
                count,
                bad ? count / 2 : count,
                Duration.ofMinutes(count),
                times,
                times,
                times,
                bad ? count / 3 : count,
                bad ? count - count / 3 : 0,
                1,
                bad ? 1 : 0,
                bad ? 2 : 0);
    }
}
