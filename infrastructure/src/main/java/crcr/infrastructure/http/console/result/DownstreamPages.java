package crcr.infrastructure.http.console.result;

import crcr.application.explanation.Fate;
import crcr.application.explanation.PastDelivery;
import crcr.application.scorecard.ReadingScorecards.Detailed;
import crcr.application.scorecard.ReadingScorecards.Scored;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.delivery.RelayRule;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobCounts;
import crcr.domain.result.NightlyResult;
import crcr.domain.scorecard.Window;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.answer.PageAnswer;
import crcr.infrastructure.http.console.page.DownstreamPage;
import crcr.infrastructure.http.console.page.DownstreamPage.Day;
import crcr.infrastructure.http.console.page.DownstreamPage.Dispatched;
import crcr.infrastructure.http.console.page.DownstreamPage.Nightly;
import crcr.infrastructure.http.console.page.Mark;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the page {@code /downstreams/<owner>/<repo>}. */
public final class DownstreamPages {
    private static final int MOST_JOBS = 50;
    private static final int MOST_NIGHTLIES = 20;

    private final ResultSubjects subjects;
    private final JobRows jobs;

    /** Shows {@code subjects}. */
    public DownstreamPages(ResultSubjects subjects) {
        this.subjects = subjects;
        this.jobs = new JobRows(subjects.allowlist(), subjects.gitHubPages());
    }

    /** Returns the page's parameters. */
    public static Set<String> names() {
        return Set.of();
    }

    /** Makes the page. */
    public PageAnswer show(Asked asked) {
        Optional<RepositoryName> repository = RepositoryName.parse(asked.path("owner") + "/" + asked.path("repo"));
        return asked.query()
                .answer(() -> repository
                        .flatMap(subjects.scorecards()::of)
                        .<PageAnswer>map(found -> new PageAnswer.Shown("downstream", page(found, asked), asked.now()))
                        .orElseGet(() -> PageAnswer.missing("No repository of this name is on the allowlist.")));
    }

    private DownstreamPage page(Detailed found, Asked asked) {
        Scored scored = found.scored();
        Downstream downstream = scored.downstream();
        RepositoryName repository = downstream.repository();
        return new DownstreamPage(
                asked.now(),
                repository.toString(),
                subjects.gitHubPages() + "/" + repository,
                downstream.level().name(),
                downstream.device().map(Device::name),
                downstream.oncalls(),
                downstream.takesPartIn().stream()
                        .sorted()
                        .map(Participation::event)
                        .toList(),
                scored.card().figures().atLevel(),
                ScoreRows.nightly(scored.card().nightly()),
                ScoreRows.troubles(scored, Window.WEEK).stream()
                        .map(ScoreRows.Trouble::word)
                        .toList(),
                Arrays.stream(Window.values())
                        .map(over -> ScoreRows.scores(
                                over.word(), scored.card().figures().over(over)))
                        .toList(),
                ScoreRows.targets(downstream.level(), scored.card().own()),
                next(downstream.level())
                        .flatMap(level -> ScoreRows.targets(level, scored.card().next())),
                found.days().stream()
                        .map(day -> Day.of(day.date(), ScoreRows.scores("24h", day.tally())))
                        .toList(),
                deliveries(repository, asked),
                subjects.results().latestJobs(repository, MOST_JOBS).stream()
                        .map(job -> jobs.row(job, Optional.empty()))
                        .toList(),
                subjects.results().nightlies(repository, MOST_NIGHTLIES).stream()
                        .map(this::nightly)
                        .toList());
    }

    private static Optional<Level> next(Level level) {
        return Arrays.stream(Level.values())
                .filter(other -> other.compareTo(level) > 0)
                .findFirst();
    }

    private List<Dispatched> deliveries(RepositoryName repository, Asked asked) {
        return subjects.explaining().ofLatest(repository).deliveries().stream()
                .flatMap(past -> switch (past) {
                    case PastDelivery.Ignored _ -> Stream.empty();
                    case PastDelivery.Accepted accepted -> Stream.of(dispatched(accepted, repository, asked));
                })
                .toList();
    }

    private static Dispatched dispatched(PastDelivery.Accepted accepted, RepositoryName repository, Asked asked) {
        return new Dispatched(
                accepted.id().value(),
                accepted.event().type()
                        + accepted.event().action().map(action -> " " + action).orElse(""),
                DeliveryRows.boxed(accepted.event().pullRequest()),
                accepted.event().headSha(),
                accepted.at(),
                accepted.fate()
                        .map(fate -> StageWords.mark(fate.stage(), JobCounts.NONE))
                        .orElseGet(() ->
                                Mark.plain(RelayRule.isDispatched(accepted.event()) ? "not triggered" : "to nobody")),
                accepted.fate()
                        .map(Fate::stage)
                        .map(stage -> StageWords.words(stage, repository, !asked.ofStranger(), asked.now()))
                        .orElseGet(() -> RelayRule.isDispatched(accepted.event())
                                ? "It was not on the allowlist then, or did not have pull_request among its events."
                                : "Such events are acted on, and dispatched to nobody."));
    }

    private Nightly nightly(NightlyResult result) {
        NightlyResult.Said said = result.said();
        return new Nightly(
                said.report().event().wireName(),
                said.headSha(),
                said.commitVerified(),
                said.workflow(),
                said.report().jobName(),
                said.report().runId(),
                StageWords.mark(Optional.of(said.conclusion())),
                result.at(),
                said.tests().map(JobRows::tests),
                said.url(subjects.gitHubPages()));
    }
}
