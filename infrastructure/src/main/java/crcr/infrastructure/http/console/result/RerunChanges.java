package crcr.infrastructure.http.console.result;

import crcr.application.outbox.Effect;
import crcr.application.rerun.RerunQueue;
import crcr.application.result.DeliveryResult;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.answer.Done;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /pull/<number>/rerun}, which runs the failed jobs of a run again, or of all runs of a pull request's
 * delivery.
 */
public final class RerunChanges {
    private static final Logger LOG = LoggerFactory.getLogger(RerunChanges.class);
    private static final int MOST_NAMED = 20;
    private static final int MOST_OF_NAME = 200;

    private final ResultSubjects subjects;
    private final FailedRuns runs;
    private final Pages pages;

    /** Requests re-runs through the effects of these subjects. */
    public RerunChanges(ResultSubjects subjects, Pages pages) {
        this.subjects = subjects;
        this.runs = new FailedRuns(subjects);
        this.pages = pages;
    }

    /** Returns the parameters of the confirmation page. */
    public static Set<String> names() {
        return Set.of("delivery", "repo", "run", "failed");
    }

    /** Makes the confirmation page. */
    public PageAnswer ask(Asked asked) {
        if (!asked.ofAdmin()) {
            return PageAnswer.forAdmins();
        }
        asked.query().parameters().require("delivery");
        Optional<DeliveryId> id = asked.query().parameters().read("delivery", "a delivery's id", DeliveryId::parse);
        boolean failed = asked.query().parameters().flag("failed");
        Optional<RepositoryName> repository = asked.query().parameters().repository();
        Optional<String> run = asked.query().parameters().text("run");
        if (!failed && (repository.isEmpty() || run.isEmpty())) {
            asked.query().parameters().wrong("give repo and run, or failed=true");
        }
        return asked.query()
                .answer(() -> delivery(asked.path("number"), id.orElseThrow())
                        .map(delivery -> failed
                                ? question(delivery, runs.failed(delivery), asked)
                                : one(delivery, new FailedRuns.Run(repository.orElseThrow(), run.orElseThrow()), asked))
                        .orElseGet(() -> PageAnswer.missing("No such delivery of this pull request is on record.")));
    }

    private Optional<DeliveryResult> delivery(String number, DeliveryId id) {
        return DeliveryPages.number(number)
                .flatMap(known -> subjects.results()
                        .delivery(id)
                        .filter(found -> found.event().pullRequest().orElse(0) == known));
    }

    private PageAnswer one(DeliveryResult delivery, FailedRuns.Run run, Asked asked) {
        return runs.obstacle(delivery, run)
                .map(why -> (PageAnswer) new PageAnswer.Refused(refusal(
                        "Run " + run.id() + " of " + run.repository() + " cannot be run again from here: " + why)))
                .orElseGet(() -> question(delivery, List.of(run), asked));
    }

    private static Notice refusal(String words) {
        return Notice.of(Status.CONFLICT_409, "no_rerun", "Nothing to run again", words);
    }

    private PageAnswer question(DeliveryResult delivery, List<FailedRuns.Run> meant, Asked asked) {
        if (meant.isEmpty()) {
            return new PageAnswer.Refused(
                    refusal("No failed run of this delivery can be run again from here: only runs of"
                            + " GitHub Actions, of downstreams at L3 and L4, can."));
        }
        String count = meant.size() == 1 ? "1 run" : meant.size() + " runs";
        List<Field> fields =
                new ArrayList<>(List.of(new Field("delivery", delivery.id().value())));
        IntStream.range(0, meant.size())
                .forEach(number ->
                        fields.add(new Field("run" + number, meant.get(number).field())));
        return new PageAnswer.Shown(
                "confirm",
                new ConfirmPage(
                        "Re-run " + count + "?",
                        List.of("GitHub will be asked to run the failed jobs of " + count
                                + " again, and those that need"
                                + " them; if no job of a run has failed, all of its jobs. Each becomes a new attempt."),
                        meant.stream()
                                .limit(MOST_NAMED)
                                .map(FailedRuns.Run::words)
                                .toList(),
                        Math.max(0, meant.size() - MOST_NAMED),
                        path(delivery) + "/rerun",
                        fields,
                        "Re-run " + count,
                        false,
                        path(delivery)),
                asked.now());
    }

    private static String path(DeliveryResult delivery) {
        return "/pull/" + delivery.event().pullRequest().orElse(0);
    }

    /** Requests the re-runs in the confirmation's form. */
    public void make(ServerRequest request, ServerResponse response, SignedIn admin, Form form) {
        String number = request.path().pathParameters().first("number").orElse("");
        Optional<DeliveryResult> delivery =
                form.text("delivery").flatMap(DeliveryId::parse).flatMap(id -> delivery(number, id));
        Optional<List<FailedRuns.Run>> meant = meant(form);
        if (delivery.isEmpty() || meant.isEmpty()) {
            pages.refuse(
                    request,
                    response,
                    Notice.of(
                            Status.BAD_REQUEST_400,
                            "bad_form",
                            "Nothing was changed",
                            "The form does not say which runs of which delivery are meant, or its records have expired."));
            return;
        }
        List<FailedRuns.Run> possible = runs.possible(delivery.get(), meant.get());
        subjects.effects()
                .putAll(possible.stream()
                        .map(run -> effect(delivery.get(), run))
                        .toList());
        LOG.info(
                "{} of {} runs of delivery {} asked to run again by {} ({}) through the console: {}",
                possible.size(),
                meant.get().size(),
                delivery.get().id(),
                ShowableText.beginning(admin.name(), MOST_OF_NAME),
                ShowableText.beginning(admin.subject(), MOST_OF_NAME),
                possible.stream().map(FailedRuns.Run::field).toList());
        Pages.lead(
                response,
                Address.of(path(delivery.get()))
                        .with("delivery", delivery.get().id().value()),
                new Done(Done.Kind.RERUN, possible.size(), meant.get().size()));
    }

    private static Optional<List<FailedRuns.Run>> meant(Form form) {
        List<FailedRuns.Run> meant = new ArrayList<>();
        for (int number = 0; form.text("run" + number).isPresent() && number < FailedRuns.MOST; number++) {
            Optional<FailedRuns.Run> run = form.text("run" + number).flatMap(FailedRuns.Run::parse);
            if (run.isEmpty()) {
                return Optional.empty();
            }
            meant.add(run.get());
        }
        return meant.isEmpty() ? Optional.empty() : Optional.of(meant);
    }

    private static Effect effect(DeliveryResult delivery, FailedRuns.Run run) {
        return RerunQueue.failedJobs(
                delivery.id(),
                run.repository(),
                new PullRequestCommit(
                        delivery.event().pullRequest().orElse(0),
                        delivery.event().headSha()),
                run.id());
    }
}
