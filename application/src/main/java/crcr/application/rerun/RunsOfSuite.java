package crcr.application.rerun;

import crcr.application.check.CheckBoard;
import crcr.application.check.CheckBoard.Entry;
import crcr.application.outbox.DeliverEffect.Result;
import crcr.application.outbox.Effect;
import crcr.application.outbox.PutEffects;
import crcr.application.rerun.ListSuite.Answer;
import crcr.application.rerun.ListSuite.Listed;
import crcr.application.rerun.RerunQueue.Wish;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Grant;
import crcr.domain.check.CheckName;
import crcr.domain.check.ExternalId;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the runs that show in a check suite, and has each of them run again once: by the board of its commit; if that
 * shows none any more, by GitHub's list of the suite's check runs.
 */
public final class RunsOfSuite {
    private final CheckBoard board;
    private final ListSuite gitHub;
    private final PutEffects effects;

    /** Looks on that board first. */
    public RunsOfSuite(CheckBoard board, ListSuite gitHub, PutEffects effects) {
        this.board = board;
        this.gitHub = gitHub;
        this.effects = effects;
    }

    private record Run(RepositoryName downstream, String id) {}

    Result wish(DeliveryId delivery, Wish.Suite suite, Allowlist known) {
        List<Run> shown = distinct(board.jobs(suite.headSha()).stream()
                .filter(entry -> entry.shown().isPresent())
                .map(Entry::standing)
                .map(standing ->
                        new Run(standing.job().downstream(), standing.job().runId())));
        if (!shown.isEmpty()) {
            return rerun(delivery, suite, shown, known);
        }
        return switch (gitHub.checkRuns(suite.suite())) {
            case Answer.Found(List<Listed> checkRuns) ->
                rerun(delivery, suite, distinct(checkRuns.stream().flatMap(RunsOfSuite::run)), known);
            case Answer.Refused(String message) -> new Result.Refused(message);
            case Answer.Limited(Optional<Duration> told, String message) -> Result.Limited.by(told, message);
            case Answer.Failed(String cause) -> new Result.Failed(cause);
        };
    }

    private static Stream<Run> run(Listed listed) {
        return CheckName.downstreamOf(listed.name()).stream()
                .flatMap(downstream ->
                        ExternalId.parse(listed.externalId()).stream().map(id -> new Run(downstream, id.runId())));
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
            return new Result.Dropped("no run of a downstream at L3 or L4 shows in the check suite");
        }
        effects.putAll(wishes);
        return new Result.Done();
    }
}
