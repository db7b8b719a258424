package crcr.infrastructure.http.console.route;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.document.LastGood;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.answer.PageAnswer;
import crcr.infrastructure.http.console.answer.PageQuery;
import crcr.infrastructure.http.console.page.AllowlistPage;
import crcr.infrastructure.http.console.page.AllowlistPage.Entry;
import crcr.infrastructure.http.console.page.AllowlistPage.Remark;
import crcr.infrastructure.http.console.page.Mark;
import crcr.infrastructure.http.console.page.Paging;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the page {@code /allowlist}: the allowlist in force, and its problems. */
final class AllowlistPages {
    static final Set<String> NAMES = Set.of("level", "sort", "page");

    /** The names of all levels. */
    static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::name).toList();

    private static final Comparator<Downstream> BY_NAME =
            Comparator.comparing(downstream -> downstream.repository().key());
    private static final Map<String, Comparator<Downstream>> ORDERS = Map.of(
            "repo", BY_NAME, "level", Comparator.comparing(Downstream::level).thenComparing(BY_NAME));

    private final AllowlistInForce allowlist;

    AllowlistPages(AllowlistInForce allowlist) {
        this.allowlist = allowlist;
    }

    /** Makes the page. */
    PageAnswer list(Asked asked) {
        Optional<Level> level = asked.query().choice("level", LEVELS).flatMap(Level::named);
        PageQuery.Sort<Downstream> sort = asked.query().sort("level", ORDERS);
        asked.query().page();
        return asked.query().answer(() -> {
            Optional<LastGood.Good<Allowlist>> good = allowlist.last();
            Optional<LastGood.Trouble> trouble = allowlist.trouble();
            List<Downstream> all = PageQuery.sorted(
                    good.map(known -> known.content().all()).orElse(List.of()).stream()
                            .filter(one -> level.filter(wanted -> one.level() != wanted)
                                    .isEmpty())
                            .toList(),
                    sort);
            Paging paging = asked.query().paging(all.size(), sort);
            return new PageAnswer.Shown(
                    "allowlist",
                    new AllowlistPage(
                            asked.now(),
                            state(good.isPresent(), trouble.isPresent()),
                            good.map(LastGood.Good::confirmed),
                            good.flatMap(LastGood.Good::version),
                            trouble.map(LastGood.Trouble::words),
                            trouble.map(LastGood.Trouble::problems).orElse(List.of()).stream()
                                    .map(problem -> new Remark(problem.place(), problem.message()))
                                    .toList(),
                            good.map(LastGood.Good::warnings).orElse(List.of()).stream()
                                    .map(warning -> new Remark(warning.place(), warning.message()))
                                    .toList(),
                            paging.part(all).stream().map(AllowlistPages::entry).toList(),
                            paging),
                    asked.now());
        });
    }

    /** Returns the state of an allowlist. */
    static Mark state(boolean isThere, boolean isTroubled) {
        if (!isThere) {
            return Mark.bad("none yet");
        }
        return isTroubled ? Mark.warn("the last good one") : Mark.good("current");
    }

    private static Entry entry(Downstream downstream) {
        return new Entry(
                downstream.repository().toString(),
                downstream.level().name(),
                downstream.device().map(Device::name),
                downstream.oncalls(),
                downstream.takesPartIn().stream()
                        .sorted()
                        .map(Participation::event)
                        .toList());
    }
}
