package crcr.infrastructure.http.console.route;

import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.deadletter.HandlingDeadLetters.Found;
import crcr.application.deadletter.HandlingDeadLetters.Handled;
import crcr.application.deadletter.HandlingDeadLetters.Named;
import crcr.application.deadletter.Selection;
import crcr.application.outbox.QueueName;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.answer.Done;
import crcr.infrastructure.http.console.answer.Instants;
import crcr.infrastructure.http.console.answer.PageAnswer;
import crcr.infrastructure.http.console.answer.Pages;
import crcr.infrastructure.http.console.page.ConfirmPage;
import crcr.infrastructure.http.console.page.ConfirmPage.Field;
import crcr.infrastructure.http.console.signin.Form;
import crcr.infrastructure.http.console.signin.Notice;
import crcr.infrastructure.http.console.signin.SignedIn;
import crcr.infrastructure.http.console.view.Address;
import crcr.infrastructure.shared.text.ShowableText;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retries or drops dead letters: first the confirmation, then the change. */
final class DeadLetterChanges {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterChanges.class);
    /** The parameters of the confirmation page. */
    static final Set<String> NAMES = Set.of("queue", "all");

    /** The parameters that may be repeated. */
    static final Set<String> REPEATABLE = Set.of("pick");

    private static final int MOST_NAMED = 20;
    private static final int LONGEST_PICK = 700;
    private static final String BACK = "/dead-letters";

    private final HandlingDeadLetters handling;
    private final Pages pages;
    private final Kind kind;

    /** The changes of dead letters. */
    enum Kind {
        RETRY,
        DROP;

        /** Returns the path of the confirmation and of the change. */
        String path() {
            return switch (this) {
                case RETRY -> BACK + "/retry";
                case DROP -> BACK + "/drop";
            };
        }
    }

    DeadLetterChanges(HandlingDeadLetters handling, Pages pages, Kind kind) {
        this.handling = handling;
        this.pages = pages;
        this.kind = kind;
    }

    /** Makes the confirmation page. The query selects: {@code pick} any number of times, or {@code all}. */
    PageAnswer ask(Asked asked) {
        if (!asked.ofAdmin()) {
            return PageAnswer.forAdmins();
        }
        List<String> picks = asked.query().each("pick");
        Optional<QueueName> queue = asked.query().parameters().read("queue", "a queue", this::queue);
        boolean all = asked.query().parameters().flag("all");
        return asked.query().answer(() -> all ? askForAll(queue, asked.now()) : askForPicked(picks));
    }

    private PageAnswer askForAll(Optional<QueueName> queue, Instant now) {
        List<Field> fields = new ArrayList<>(List.of(new Field("until", now.toString())));
        queue.ifPresent(name -> fields.add(new Field("queue", name.value())));
        return question(handling.list(selection(queue, now)), fields, now);
    }

    private PageAnswer askForPicked(List<String> picks) {
        List<Found> meant = handling.list(DeadLetterPages.EVERYTHING).stream()
                .filter(found -> picks.contains(pick(found)))
                .toList();
        List<Field> fields = IntStream.range(0, meant.size())
                .mapToObj(number -> new Field("pick" + number, pick(meant.get(number))))
                .toList();
        return question(meant, fields, Instant.EPOCH);
    }

    private static String pick(Found found) {
        return found.queue() + ":" + found.letter().id();
    }

    private static Selection selection(Optional<QueueName> queue, Instant until) {
        return new Selection(queue, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(until));
    }

    private PageAnswer question(List<Found> meant, List<Field> fields, Instant at) {
        if (meant.isEmpty()) {
            return new PageAnswer.Refused(Notice.of(
                            Status.CONFLICT_409,
                            "nothing_chosen",
                            "Nothing is chosen",
                            "No dead letter was chosen, or somebody else has handled it meanwhile.")
                    .with("Back to the dead letters", BACK));
        }
        String count = meant.size() == 1 ? "1 dead letter" : meant.size() + " dead letters";
        boolean drops = kind == Kind.DROP;
        return new PageAnswer.Shown(
                "confirm",
                new ConfirmPage(
                        (drops ? "Drop " : "Retry ") + count + "?",
                        List.of(
                                drops
                                        ? count
                                                + " will be forgotten: what they were to send is never sent. This cannot"
                                                + " be undone."
                                        : count + " will be queued again, each under its own identity, and tried as if"
                                                + " it were new. What GitHub or the HUD took already is not sent twice."),
                        meant.stream()
                                .limit(MOST_NAMED)
                                .map(found ->
                                        found.queue() + " to " + found.letter().downstream() + " for "
                                                + found.letter().delivery())
                                .toList(),
                        Math.max(0, meant.size() - MOST_NAMED),
                        kind.path(),
                        fields,
                        (drops ? "Drop " : "Retry ") + count,
                        drops,
                        BACK),
                at);
    }

    private Optional<QueueName> queue(String text) {
        return QueueName.parse(text).filter(handling.queues()::contains);
    }

    /** Makes the change in the confirmation's form. */
    void make(ServerRequest request, ServerResponse response, SignedIn admin, Form form) {
        Optional<Handled> handled = form.text("until").isPresent() ? ofAll(form) : ofPicked(form);
        if (handled.isEmpty()) {
            pages.refuse(
                    request,
                    response,
                    Notice.of(
                                    Status.BAD_REQUEST_400,
                                    "bad_form",
                                    "Nothing was changed",
                                    "The form does not say which dead letters are meant; choose them anew.")
                            .with("Back to the dead letters", BACK));
            return;
        }
        LOG.info(
                "{} of {} dead letters {} by {} ({}) through the console",
                handled.get().handled(),
                handled.get().selected(),
                kind == Kind.RETRY ? "retried" : "dropped",
                ShowableText.beginning(admin.name(), 200),
                ShowableText.beginning(admin.subject(), 200));
        Pages.lead(
                response,
                Address.of(BACK),
                new Done(
                        kind == Kind.RETRY ? Done.Kind.RETRIED : Done.Kind.DROPPED,
                        handled.get().handled(),
                        handled.get().selected()));
    }

    private Optional<Handled> ofAll(Form form) {
        Optional<QueueName> queue = form.text("queue").flatMap(this::queue);
        if (queue.isPresent() != form.text("queue").isPresent()) {
            return Optional.empty();
        }
        return form.text("until").flatMap(Instants::parse).map(until -> {
            Selection selection = selection(queue, until);
            return kind == Kind.RETRY ? handling.retry(selection, false) : handling.drop(selection, false);
        });
    }

    private Optional<Handled> ofPicked(Form form) {
        List<Named> named = new ArrayList<>();
        for (int number = 0; form.text("pick" + number).isPresent(); number++) {
            Optional<Named> one = form.text("pick" + number).flatMap(this::named);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            named.add(one.get());
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(kind == Kind.RETRY ? handling.retryEach(named) : handling.dropEach(named));
    }

    private Optional<Named> named(String pick) {
        int colon = pick.indexOf(':');
        return colon < 0 || pick.length() > LONGEST_PICK
                ? Optional.empty()
                : queue(pick.substring(0, colon)).map(queue -> new Named(queue, pick.substring(colon + 1)));
    }
}
