package crcr.infrastructure.http.console.route;

import crcr.application.deadletter.DeadLetter;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.deadletter.HandlingDeadLetters.Found;
import crcr.application.deadletter.Selection;
import crcr.application.outbox.QueueName;
import crcr.domain.delivery.DeliveryId;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.answer.PageAnswer;
import crcr.infrastructure.http.console.answer.PageQuery;
import crcr.infrastructure.http.console.page.DeadLettersPage;
import crcr.infrastructure.http.console.page.DeadLettersPage.Letter;
import crcr.infrastructure.http.console.page.DeadLettersPage.OfQueue;
import crcr.infrastructure.http.console.page.Paging;
import crcr.infrastructure.shared.text.ShowableText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the page {@code /dead-letters}. */
final class DeadLetterPages {
    static final Set<String> NAMES = Set.of("queue", "sort", "page");

    private static final int MOST_OF_REASON = 1_000;
    private static final Map<String, Comparator<Found>> ORDERS = Map.of(
            "died", Comparator.comparing(found -> found.letter().died()),
            "queue", Comparator.comparing(Found::queue),
            "downstream",
                    Comparator.comparing(found -> found.letter().downstream().key()),
            "attempts", Comparator.comparingInt(found -> found.letter().attempts()));

    private final HandlingDeadLetters handling;

    DeadLetterPages(HandlingDeadLetters handling) {
        this.handling = handling;
    }

    /** Makes the page. */
    PageAnswer list(Asked asked) {
        PageQuery query = asked.query();
        Optional<QueueName> queue = queue(query);
        PageQuery.Sort<Found> sort = query.sort("-died", ORDERS);
        query.page();
        return query.answer(() -> {
            List<Found> all = handling.list(EVERYTHING);
            List<Found> meant = PageQuery.sorted(
                    all.stream()
                            .filter(found -> queue.filter(wanted -> !wanted.equals(found.queue()))
                                    .isEmpty())
                            .toList(),
                    sort);
            Paging paging = query.paging(meant.size(), sort);
            return new PageAnswer.Shown(
                    "deadletters",
                    new DeadLettersPage(
                            asked.now(),
                            handling.queues().stream()
                                    .map(name -> new OfQueue(name.value(), count(all, name)))
                                    .toList(),
                            paging.part(meant).stream()
                                    .map(found -> letter(found.queue(), found.letter()))
                                    .toList(),
                            paging),
                    asked.now());
        });
    }

    /** The selection of all dead letters. */
    static final Selection EVERYTHING =
            new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private Optional<QueueName> queue(PageQuery query) {
        List<String> names = handling.queues().stream().map(QueueName::value).toList();
        return query.choice("queue", names).map(QueueName::new);
    }

    private static long count(List<Found> all, QueueName queue) {
        return all.stream().filter(found -> found.queue().equals(queue)).count();
    }

    private static Letter letter(QueueName queue, DeadLetter letter) {
        return new Letter(
                queue.value(),
                letter.id(),
                letter.delivery(),
                DeliveryId.parse(letter.delivery()).isPresent(),
                letter.downstream().toString(),
                letter.died(),
                letter.attempts(),
                ShowableText.shortened(letter.reason(), MOST_OF_REASON));
    }
}
