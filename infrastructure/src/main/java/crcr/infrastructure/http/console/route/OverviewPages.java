package crcr.infrastructure.http.console.route;

import crcr.application.document.LastGood;
import crcr.application.outbox.QueueDepth;
import crcr.application.outbox.QueueName;
import crcr.application.scorecard.ReadingScorecards.Scored;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Level;
import crcr.domain.scorecard.Nightly;
import crcr.domain.scorecard.Window;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.answer.Kept;
import crcr.infrastructure.http.console.answer.PageAnswer;
import crcr.infrastructure.http.console.page.DownstreamsPage;
import crcr.infrastructure.http.console.page.Mark;
import crcr.infrastructure.http.console.page.OverviewPage;
import crcr.infrastructure.http.console.page.OverviewPage.AllowlistState;
import crcr.infrastructure.http.console.page.OverviewPage.AtLevel;
import crcr.infrastructure.http.console.page.OverviewPage.Operation;
import crcr.infrastructure.http.console.page.OverviewPage.Queue;
import crcr.infrastructure.http.console.page.OverviewPage.Stale;
import crcr.infrastructure.http.console.page.OverviewPage.Trouble;
import crcr.infrastructure.http.console.result.DeliveryRows;
import crcr.infrastructure.http.console.result.ScoreRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the page {@code /}: whether events are relayed, delays, failing downstreams, and advice. */
final class OverviewPages {
    static final Set<String> NAMES = Set.of();

    private static final int MOST_ROWS = 10;
    private static final int MOST_DELIVERIES = 20;
    private static final Comparator<DownstreamsPage.Row> WORST_SUCCESS =
            Comparator.comparingDouble(row -> row.scores().success().orElse(1.0));
    private static final Comparator<DownstreamsPage.Row> WORST_START =
            Comparator.comparingDouble(row -> row.scores().started().orElse(1.0));

    private final ConsoleSubjects subjects;
    private final Kept<OverviewPage> all;
    private final Kept<OverviewPage> results;

    OverviewPages(ConsoleSubjects subjects) {
        this.subjects = subjects;
        this.all = new Kept<>(subjects.clock(), () -> make(true));
        this.results = new Kept<>(subjects.clock(), () -> make(false));
    }

    /** Makes the page, for strangers with results only. */
    PageAnswer show(Asked asked) {
        return asked.query()
                .answer(() ->
                        new PageAnswer.Shown("overview", (asked.ofStranger() ? results : all).get(), asked.now()));
    }

    private OverviewPage make(boolean withOperation) {
        Instant now = subjects.clock().instant();
        List<String> obstacles = subjects.obstacles().get();
        List<Scored> scored = subjects.results().scorecards().all().all();
        List<DownstreamsPage.Row> failing = worst(scored, ScoreRows.Trouble.FAILING, WORST_SUCCESS);
        List<DownstreamsPage.Row> unstarted = worst(scored, ScoreRows.Trouble.UNSTARTED, WORST_START);
        List<Stale> stale = scored.stream()
                .filter(each -> each.card().nightly() == Nightly.STALE)
                .map(each -> new Stale(
                        each.downstream().repository().toString(), each.card().lastSelfReport()))
                .toList();
        Optional<Operation> operation = withOperation ? Optional.of(operation()) : Optional.empty();
        List<Trouble> troubles = new ArrayList<>();
        operation.ifPresent(known -> troubles.addAll(ofOperation(obstacles, known)));
        troubles.addAll(Troubles.ofDownstreams(failing.size(), unstarted.size(), stale.size()));
        return new OverviewPage(
                now,
                obstacles.isEmpty() ? Mark.good("relaying") : Mark.bad("not relaying"),
                troubles,
                operation,
                subjects.results().results().latest(MOST_DELIVERIES).stream()
                        .map(DeliveryRows::row)
                        .toList(),
                failing.stream().limit(MOST_ROWS).toList(),
                stale.stream().limit(MOST_ROWS).toList(),
                unstarted.stream().limit(MOST_ROWS).toList());
    }

    private static List<DownstreamsPage.Row> worst(
            List<Scored> scored, ScoreRows.Trouble trouble, Comparator<DownstreamsPage.Row> order) {
        return scored.stream()
                .map(each -> ScoreRows.row(each, Window.DAY))
                .filter(row -> row.troubles().contains(trouble.word()))
                .sorted(order)
                .toList();
    }

    private List<Trouble> ofOperation(List<String> obstacles, Operation operation) {
        List<Trouble> troubles = new ArrayList<>(Troubles.ofObstacles(obstacles));
        troubles.addAll(Troubles.ofAllowlist(
                subjects.allowlist().last().isPresent(),
                subjects.allowlist().trouble().isPresent(),
                subjects.allowlist().last().map(good -> good.warnings().size()).orElse(0)));
        operation.queues().forEach(queue -> troubles.addAll(Troubles.ofQueue(queue)));
        return troubles;
    }

    private Operation operation() {
        Optional<LastGood.Good<Allowlist>> good = subjects.allowlist().last();
        return new Operation(
                new AllowlistState(
                        AllowlistPages.state(
                                good.isPresent(), subjects.allowlist().trouble().isPresent()),
                        good.map(LastGood.Good::confirmed),
                        Arrays.stream(Level.values())
                                .map(level -> new AtLevel(
                                        level.name(),
                                        good.map(known -> known.content().count(level))
                                                .orElse(0L)))
                                .toList()),
                subjects.depths().get().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> queue(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Queue queue(QueueName name, QueueDepth depth) {
        return new Queue(name.value(), depth.waiting(), depth.oldestAge(), depth.dead());
    }
}
