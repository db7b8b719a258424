package crcr.infrastructure.http.console.result;

import crcr.application.result.DeliveryResult;
import crcr.domain.delivery.DeliveryId;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.answer.PageAnswer;
import crcr.infrastructure.http.console.page.DeliveryRow;
import crcr.infrastructure.http.console.page.PullRequestPage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes the pages {@code /deliveries/<id>} and {@code /pull/<number>}: the results of events, for each downstream and
 * job.
 */
public final class DeliveryPages {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final int MOST_EVENTS = 50;

    private final ResultSubjects subjects;
    private final TargetTable table;

    /** Shows {@code subjects}. */
    public DeliveryPages(ResultSubjects subjects) {
        this.subjects = subjects;
        this.table = new TargetTable(subjects);
    }

    /** Returns the parameters of a delivery's page. */
    public static Set<String> names() {
        return TargetTable.NAMES;
    }

    /** Returns the parameters of a pull request's page. */
    public static Set<String> namesOfPullRequest() {
        Set<String> names = new HashSet<>(TargetTable.NAMES);
        names.add("delivery");
        return names;
    }

    /** Returns the number of a pull request in this text; empty if it is none. */
    static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** Makes a delivery's page. */
    public PageAnswer delivery(Asked asked) {
        TargetTable.Part part = TargetTable.part(asked.query());
        return asked.query()
                .answer(() -> DeliveryId.parse(asked.path("id"))
                        .flatMap(id -> subjects.results().delivery(id))
                        .<PageAnswer>map(
                                found -> new PageAnswer.Shown("delivery", table.make(found, part, asked), asked.now()))
                        .orElseGet(() -> PageAnswer.missing("No delivery of this id is on record: it never arrived, was"
                                + " not relayed, or came longer ago than records are kept.")));
    }

    /** Makes a pull request's page. */
    public PageAnswer pullRequest(Asked asked) {
        Optional<Long> number = number(asked.path("number"));
        if (number.isEmpty()) {
            return PageAnswer.missing("A pull request has a number.");
        }
        TargetTable.Part part = TargetTable.part(asked.query());
        Optional<DeliveryId> wanted = asked.query().parameters().read("delivery", "a delivery's id", DeliveryId::parse);
        return asked.query().answer(() -> {
            List<DeliveryResult> events = subjects.results().ofPullRequest(number.get(), MOST_EVENTS);
            return chosen(events, wanted)
                    .<PageAnswer>map(chosen -> new PageAnswer.Shown(
                            "pull",
                            new PullRequestPage(
                                    asked.now(), number.get(), rows(events), table.make(chosen, part, asked)),
                            asked.now()))
                    .orElseGet(() ->
                            PageAnswer.missing("No such delivery about " + subjects.upstream() + "#" + number.get()
                                    + " is on record: it never arrived, was not relayed, or came longer ago than records are"
                                    + " kept."));
        });
    }

    private static List<DeliveryRow> rows(List<DeliveryResult> events) {
        return events.stream().map(DeliveryRows::row).toList();
    }

    // By default the latest delivery that expects jobs, because an event such as "closed" did not change the results.
    private static Optional<DeliveryResult> chosen(List<DeliveryResult> events, Optional<DeliveryId> wanted) {
        if (wanted.isPresent()) {
            return events.stream()
                    .filter(event -> event.id().equals(wanted.get()))
                    .findFirst();
        }
        return events.stream()
                .filter(event -> event.event().expectsJobs() && event.targets().orElse(1) > 0)
                .findFirst()
                .or(() -> events.stream().findFirst());
    }
}
