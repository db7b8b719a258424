package crcr.infrastructure.http.console.result;

import crcr.application.scorecard.ReadingScorecards;
import crcr.application.scorecard.ReadingScorecards.Scorecards;
import crcr.domain.allowlist.Level;
import crcr.domain.scorecard.Window;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.answer.PageAnswer;
import crcr.infrastructure.http.console.answer.PageQuery;
import crcr.infrastructure.http.console.page.DownstreamsPage;
import crcr.infrastructure.http.console.page.DownstreamsPage.Row;
import crcr.infrastructure.http.console.page.Paging;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the page {@code /downstreams}: the scorecards of all downstreams. */
public final class DownstreamsPages {
    public static final Set<String> NAMES = Set.of("level", "trouble", "over", "sort", "page");

    /** The names of all windows. */
    public static final List<String> WINDOWS =
            Arrays.stream(Window.values()).map(Window::word).toList();

    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::name).toList();
    private static final Duration LONGEST = Duration.ofDays(10_000);
    private static final Comparator<Row> BY_NAME =
            Comparator.comparing(row -> row.repo().toLowerCase(Locale.ROOT));
    // A row without a figure comes last if the best is first.
    private static final Map<String, Comparator<Row>> ORDERS = Map.of(
            "repo", BY_NAME,
            "level", Comparator.comparing(Row::level).thenComparing(BY_NAME),
            "dispatched", Comparator.comparingLong(row -> row.scores().dispatched()),
            "started", share(row -> row.scores().started()),
            "queue", time(row -> row.scores().queueP95()),
            "execution", time(row -> row.scores().executionP95()),
            "success", share(row -> row.scores().success()),
            "timeouts", share(row -> row.scores().timedOut()),
            "refused", Comparator.comparingLong(row -> row.scores().refused()));

    private final ReadingScorecards scorecards;

    public DownstreamsPages(ReadingScorecards scorecards) {
        this.scorecards = scorecards;
    }

    private static Comparator<Row> share(Function<Row, Optional<Double>> of) {
        return Comparator.<Row>comparingDouble(row -> of.apply(row).orElse(2.0)).thenComparing(BY_NAME);
    }

    private static Comparator<Row> time(Function<Row, Optional<Duration>> of) {
        return Comparator.<Row, Duration>comparing(row -> of.apply(row).orElse(LONGEST))
                .thenComparing(BY_NAME);
    }

    /** Makes the page. */
    public PageAnswer list(Asked asked) {
        PageQuery query = asked.query();
        Optional<String> level = query.choice("level", LEVELS);
        Optional<String> trouble = query.choice("trouble", ScoreRows.Trouble.words());
        Window over = query.choice("over", WINDOWS).flatMap(Window::named).orElse(Window.WEEK);
        PageQuery.Sort<Row> sort = query.sort("repo", ORDERS);
        query.page();
        return query.answer(() -> {
            Scorecards all = scorecards.all();
            List<Row> rows = PageQuery.sorted(
                    all.all().stream()
                            .map(scored -> ScoreRows.row(scored, over))
                            .filter(row -> level.filter(wanted -> !wanted.equals(row.level()))
                                    .isEmpty())
                            .filter(row -> trouble.filter(
                                            wanted -> !row.troubles().contains(wanted))
                                    .isEmpty())
                            .toList(),
                    sort);
            Paging paging = query.paging(rows.size(), sort);
            return new PageAnswer.Shown(
                    "downstreams", new DownstreamsPage(all.at(), over.word(), paging.part(rows), paging), asked.now());
        });
    }
}
