package crcr.application.store;

import crcr.application.callback.FirstAnswer;
import crcr.application.callback.IdempotencyKey;
import crcr.application.outbox.Effect;
import crcr.application.selfreport.CommitCache;
import crcr.application.selfreport.SelfReportRecords.Reservation;
import crcr.domain.job.CheckRunId;
import crcr.domain.result.NightlyResult;
import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import crcr.domain.selfreport.SelfReportKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The self-reports of a {@link MemoryStore}, and what GitHub said of their commits. */
final class MemorySelfReports implements CommitCache {
    private final Clock clock;
    private final Runnable requireThere;
    private final MemoryOutbox outbox;
    private final MemoryResults results;
    private final MemoryRequests requests;
    private final MemoryCheckRuns checkRuns;
    private final Map<SelfReportKey, Hold> holds = new HashMap<>();
    private final Map<SelfReportKey, String> taken = new HashMap<>();
    private final Map<NamedCommit, Said> commits = new HashMap<>();
    private final MemoryScores scores;
    private int tokens;

    MemorySelfReports(
            Clock clock,
            Runnable requireThere,
            MemoryOutbox outbox,
            MemoryJobs jobs,
            MemoryResults results,
            MemoryScores scores) {
        this.results = results;
        this.scores = scores;
        this.clock = clock;
        this.requireThere = requireThere;
        this.outbox = outbox;
        this.requests = jobs.requests();
        this.checkRuns = jobs.checkRuns();
    }

    private record Hold(String token, Instant since, Optional<IdempotencyKey> key) {}

    private record Said(CheckedCommit commit, Instant until) {}

    synchronized Reservation reserve(
            SelfReportKey report, Optional<IdempotencyKey> key, Optional<CheckRunId> checkRun) {
        requireThere.run();
        Optional<MemoryRequests.Earlier> earlier = requests.earlier(key);
        if (earlier.isPresent()) {
            return switch (earlier.get()) {
                case MemoryRequests.Earlier.OtherBody() -> new Reservation.OtherBody();
                case MemoryRequests.Earlier.Answered(FirstAnswer first) -> new Reservation.Repeated(first);
                case MemoryRequests.Earlier.BeingTaken() -> new Reservation.Busy(Duration.ofSeconds(1));
            };
        }
        Optional<CheckedCommit> known = known(report.commit());
        if (known.filter(CheckedCommit.Missing.class::isInstance).isPresent()) {
            return new Reservation.MissingCommit();
        }
        if (taken.containsKey(report)) {
            return new Reservation.Taken();
        }
        Instant now = clock.instant();
        if (isHeldAt(report, now)) {
            return new Reservation.AlreadyHeld();
        }
        if (checkRuns.isOfAnother(report.downstream(), checkRun, report)) {
            return new Reservation.CheckRunOfAnotherJob();
        }
        checkRuns.take(
                report.downstream(),
                checkRun,
                report,
                () -> taken.containsKey(report) || isHeldAt(report, clock.instant()));
        tokens++;
        Hold hold = new Hold("self-" + tokens, now, key);
        holds.put(report, hold);
        requests.hold(key);
        return new Reservation.Held(
                hold.token(), known.map(CheckedCommit.Found.class::cast).map(CheckedCommit.Found::sha));
    }

    synchronized boolean settle(
            SelfReportKey report,
            String token,
            FirstAnswer.SelfReported answer,
            List<Effect> effects,
            NightlyResult.Said said) {
        requireThere.run();
        if (token.equals(taken.get(report))) {
            return true;
        }
        Optional<Hold> held = heldBy(report, token);
        held.ifPresent(hold -> {
            requests.keep(hold.key(), answer);
            holds.remove(report);
            taken.put(report, token);
            results.keep(new NightlyResult(said, clock.instant()));
            scores.selfReported(report.downstream(), hold.since());
            effects.forEach(outbox::append);
        });
        return held.isPresent();
    }

    synchronized void release(SelfReportKey report, String token, Optional<FirstAnswer.RefusedByHud> answer) {
        requireThere.run();
        heldBy(report, token).ifPresent(hold -> {
            answer.ifPresentOrElse(kept -> requests.keep(hold.key(), kept), () -> requests.free(hold.key()));
            holds.remove(report);
            if (answer.isPresent()
                    || known(report.commit())
                            .filter(CheckedCommit.Missing.class::isInstance)
                            .isPresent()) {
                scores.refused(report.downstream());
            }
        });
    }

    private boolean isHeldAt(SelfReportKey report, Instant now) {
        return Optional.ofNullable(holds.get(report))
                .filter(hold -> now.isBefore(hold.since().plus(MemoryRequests.LAPSE)))
                .isPresent();
    }

    private Optional<Hold> heldBy(SelfReportKey report, String token) {
        return Optional.ofNullable(holds.get(report))
                .filter(hold -> hold.token().equals(token));
    }

    @Override
    public synchronized void keep(NamedCommit named, CheckedCommit commit) {
        requireThere.run();
        commits.put(named, new Said(commit, clock.instant().plus(commit.lastsFor(named))));
    }

    @Override
    public synchronized Optional<CheckedCommit> known(NamedCommit named) {
        requireThere.run();
        return Optional.ofNullable(commits.get(named))
                .filter(said -> clock.instant().isBefore(said.until()))
                .map(Said::commit);
    }
}
