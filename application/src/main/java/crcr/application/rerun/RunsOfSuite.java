package crcr.application.rerun;

import crcr.application.check.CheckBoard;
import crcr.application.check.CheckBoard.Entry;
import crcr.application.outbox.DeliverEffect.Result;
import crcr.application.outbox.Effect;
import crcr.application.outbox.PutEffects;
import crcr.application.rerun.ListSuite.Listed;
import crcr.application.rerun.ListSuite.SuiteAnswer;
import crcr.application.rerun.RerunQueue.Wish;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Grant;
import crcr.domain.check.CheckName;
import crcr.domain.check.ExternalId;
import crcr.domain.check.JobLink;
import crcr.domain.check.JobStanding;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the runs that show in a check suite, and runs each of them again once. It finds them by the board of the commit
 * or, if that shows none any more, by GitHub's list of the suite's check runs.
 */
public final class RunsOfSuite {
    private final CheckBoard board;
    private final ListSuite gitHub;
    private final PutEffects effects;
    private final String gitHubPages;

    /**
     * Looks on that board first.
     *
     * @param gitHubPages the base address of downstreams' runs, without a slash at the end: {@code https://github.com}
     */
    public RunsOfSuite(CheckBoard board, ListSuite gitHub, PutEffects effects, String gitHubPages) {
        this.board = board;
        this.gitHub = gitHub;
        this.effects = effects;
        this.gitHubPages = gitHubPages;
    }

    private record Run(RepositoryName downstream, String id) {}

    Result wish(DeliveryId delivery, Wish.Suite suite, Allowlist known) {
        List<JobStanding> shown = board.jobs(suite.headSha()).stream()
                .filter(entry -> entry.shown().isPresent())
                .map(Entry::standing)
                .toList();
        if (!shown.isEmpty()) {
            return rerun(delivery, suite, distinct(shown.stream().flatMap(RunsOfSuite::run)), known);
        }
        return switch (gitHub.checkRuns(suite.suite())) {
            case SuiteAnswer.Found(List<Listed> checkRuns) ->
                rerun(delivery, suite, distinct(checkRuns.stream().flatMap(this::run)), known);
            case SuiteAnswer.Refused(String message) -> new Result.Refused(message);
            case SuiteAnswer.Limited(Optional<Duration> told, String message) -> Result.Limited.by(told, message);
            case SuiteAnswer.Failed(String cause) -> new Result.Failed(cause);
        };
    }

    // GitHub cannot run a job again that runs elsewhere.
    private static Stream<Run> run(JobStanding standing) {
        return standing.elsewhere().isPresent()
                ? Stream.empty()
                : Stream.of(new Run(standing.job().downstream(), standing.job().runId()));
    }

    private Stream<Run> run(Listed listed) {
        return CheckName.downstreamOf(listed.name()).stream()
                .flatMap(downstream ->
                        ExternalId.parse(listed.externalId()).stream().map(id -> new Run(downstream, id.runId())))
                .filter(run -> JobLink.leadsToRun(listed.detailsUrl(), gitHubPages, run.downstream(), run.id()));
    }

    private static List<Run> distinct(Stream<Run> runs) {
        return runs.distinct().toList();
    }

    private Result rerun(DeliveryId delivery, Wish.Suite suite, List<Run> runs, Allowlist known) {
        List<Effect> wishes = runs.stream()
                .filter(run -> known.find(run.downstream())
                        .filter(downstream -> downstream.has(Grant.CHECK_RUN_WHEN_LABELLED))
                        .isPresent())
                .map(run -> RerunQueue.allJobs(delivery, run.downstream(), suite.headSha(), run.id()))
                .toList();
        if (wishes.isEmpty()) {
            return new Result.Dropped(
                    "no run of a downstream at L3 or L4 that GitHub can run again shows in the check suite");
        }
        effects.putAll(wishes);
        return new Result.Done();
    }
}
