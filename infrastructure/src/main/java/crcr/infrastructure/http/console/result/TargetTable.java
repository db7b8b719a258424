package crcr.infrastructure.http.console.result;

import crcr.application.result.DeliveryResult;
import crcr.application.result.ReadResults;
import crcr.application.result.TargetResult;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.answer.PageQuery;
import crcr.infrastructure.http.console.page.DeliveryPage;
import crcr.infrastructure.http.console.page.DeliveryPage.Untriggered;
import crcr.infrastructure.http.console.page.Mark;
import crcr.infrastructure.http.console.page.Paging;
import crcr.infrastructure.http.console.page.TargetStates;
import crcr.infrastructure.http.console.view.Address;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the table of a delivery's targets: reads which part is requested, and makes that part. */
final class TargetTable {
    /** The parameters that select the part. */
    static final Set<String> NAMES = Set.of("state", "sort", "page", "downstream");

    private static final int MOST_NAMED = 50;
    private static final Comparator<TargetResult> BY_NAME = Comparator.comparing(TargetResult::downstream);
    private static final Map<String, Comparator<TargetResult>> ORDERS = Map.of(
            "repo",
            BY_NAME,
            "state",
            Comparator.<TargetResult>comparingInt(target -> rank(mark(target))).thenComparing(BY_NAME));

    private final ResultSubjects subjects;
    private final TargetRows rows;

    TargetTable(ResultSubjects subjects) {
        this.subjects = subjects;
        this.rows = new TargetRows(subjects);
    }

    private static Mark mark(TargetResult target) {
        return StageWords.mark(target.stage(), target.jobs());
    }

    private static int rank(Mark mark) {
        return switch (mark.tone()) {
            case BAD -> 0;
            case WARN -> 1;
            case BUSY -> 2;
            case WAIT -> 3;
            case GOOD -> 4;
            case PLAIN -> 5;
        };
    }

    /** The requested part. */
    record Part(Optional<String> state, PageQuery.Sort<TargetResult> sort, Optional<RepositoryName> only) {}

    /** Reads the requested part from the query. */
    static Part part(PageQuery query) {
        query.page();
        return new Part(
                query.choice("state", TargetStates.WORDS),
                query.sort("state", ORDERS),
                query.parameters().read("downstream", "a repository in the form owner/repo", RepositoryName::parse));
    }

    /** Makes the page with that part. */
    DeliveryPage make(DeliveryResult delivery, Part part, Asked asked) {
        List<TargetResult> all = subjects.results().targets(delivery.id());
        List<TargetResult> meant = PageQuery.sorted(
                all.stream()
                        .filter(target -> part.state()
                                .filter(wanted -> !wanted.equals(mark(target).word()))
                                .isEmpty())
                        .filter(target -> part.only()
                                .filter(wanted -> !wanted.equals(target.downstream()))
                                .isEmpty())
                        .toList(),
                part.sort());
        Paging paging = asked.query().paging(meant.size(), part.sort());
        return new DeliveryPage(
                asked.now(),
                subjects.upstream().toString(),
                upstreamUrl(delivery),
                DeliveryRows.row(delivery),
                rows.rows(
                        delivery,
                        paging.part(meant),
                        part.only().isPresent() ? ReadResults.MOST_JOBS : TargetRows.FIRST_JOBS,
                        asked),
                paging,
                untriggered(all),
                part.only().map(RepositoryName::toString));
    }

    private String upstreamUrl(DeliveryResult delivery) {
        String repository = subjects.gitHubPages() + "/" + subjects.upstream();
        return delivery.event().pullRequest().isPresent()
                ? repository + "/pull/" + delivery.event().pullRequest().getAsLong()
                : repository + "/commit/" + Address.encoded(delivery.event().headSha());
    }

    private Untriggered untriggered(List<TargetResult> targets) {
        Set<RepositoryName> triggered =
                targets.stream().map(TargetResult::downstream).collect(Collectors.toCollection(HashSet::new));
        List<Downstream> others = subjects.allowlist().allowlist().map(Allowlist::all).orElse(List.of()).stream()
                .filter(downstream -> !triggered.contains(downstream.repository()))
                .toList();
        List<String> takingNoPart = names(others, false);
        List<String> notListedThen = names(others, true);
        return new Untriggered(
                takingNoPart.stream().limit(MOST_NAMED).toList(),
                notListedThen.stream().limit(MOST_NAMED).toList(),
                Math.max(0, takingNoPart.size() - MOST_NAMED) + Math.max(0, notListedThen.size() - MOST_NAMED));
    }

    private static List<String> names(List<Downstream> downstreams, boolean triggered) {
        return downstreams.stream()
                .filter(downstream -> downstream.has(Grant.DISPATCH) == triggered)
                .map(downstream -> downstream.repository().toString())
                .toList();
    }
}
