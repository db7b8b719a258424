package crcr.application.store;

import crcr.application.callback.Move;
import crcr.application.outbox.Effect;
import crcr.application.store.MemorySilence.Silent;
import crcr.application.sweep.SilentRun;
import crcr.application.sweep.SilentRun.SilentJob;
import crcr.application.sweep.SilentRuns;
import crcr.application.sweep.SweepTurns;
import crcr.application.sweep.UnstartedDispatches;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.sweep.Patience;
import crcr.domain.target.TargetKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a {@link MemoryStore} keeps for the sweep. */
final class MemorySweep implements SilentRuns, SweepTurns, UnstartedDispatches {
    private final Clock clock;
    private final Runnable requireThere;
    private final MemorySilence silence;
    private final MemoryDeliveries deliveries;
    private final MemoryJobs jobs;
    private Instant free = Instant.MIN;
    private String holder = "";
    private Optional<Instant> lastEnded = Optional.empty();
    private int turns;

    MemorySweep(
            Clock clock, Runnable requireThere, MemorySilence silence, MemoryDeliveries deliveries, MemoryJobs jobs) {
        this.clock = clock;
        this.requireThere = requireThere;
        this.silence = silence;
        this.deliveries = deliveries;
        this.jobs = jobs;
    }

    @Override
    public List<SilentRun> claim(Patience patience, int most) {
        requireThere.run();
        Instant now = clock.instant();
        return silence.claim(patience, most, now).stream()
                .map(claimed -> run(claimed, now))
                .toList();
    }

    private SilentRun run(Map<JobKey, Silent> found, Instant now) {
        JobKey any = found.keySet().iterator().next();
        DispatchFacts dispatch =
                deliveries.dispatched(any.delivery(), any.downstream()).orElseThrow();
        return new SilentRun(
                any.downstream(),
                any.runId(),
                any.runAttempt(),
                dispatch,
                found.entrySet().stream()
                        .map(job -> new SilentJob(
                                job.getKey().jobName(),
                                job.getValue().since(),
                                jobs.queuedSince(job.getKey(), dispatch.dispatched())))
                        .toList(),
                now);
    }

    @Override
    public Optional<LastReport> lastReport(JobKey job) {
        requireThere.run();
        return silence.record(job).map(record -> new LastReport(record, jobs.isShown(job)));
    }

    @Override
    public boolean close(Move move, Instant at, List<Effect> effects) {
        requireThere.run();
        return jobs.close(move, at, effects);
    }

    @Override
    public synchronized Turn take(Duration lease) {
        requireThere.run();
        Instant now = clock.instant();
        if (now.isBefore(free)) {
            return new Turn.NotYet(Duration.between(now, free), lastEnded);
        }
        turns++;
        holder = "turn-" + turns;
        free = now.plus(lease);
        return new Turn.Taken(holder);
    }

    @Override
    public synchronized boolean renew(Turn.Taken turn, Duration lease) {
        requireThere.run();
        Instant now = clock.instant();
        boolean held = turn.token().equals(holder) && now.isBefore(free);
        if (held) {
            free = now.plus(lease);
        }
        return held;
    }

    @Override
    public synchronized Instant end(Turn.Taken turn, Duration pause) {
        Instant now = clock.instant();
        renew(turn, pause);
        lastEnded = Optional.of(now);
        return now;
    }

    @Override
    public List<Unstarted> overdue(Duration since, int most) {
        requireThere.run();
        return silence.overdue(since, most, clock.instant()).stream()
                .map(target -> new Unstarted(
                        target.delivery(),
                        target.downstream(),
                        deliveries
                                .dispatched(target.delivery(), target.downstream())
                                .orElseThrow()
                                .event()))
                .toList();
    }

    @Override
    public Set<Unstarted> takeOut(List<Unstarted> missed, List<Unstarted> excused) {
        requireThere.run();
        Instant now = clock.instant();
        excused.forEach(dispatch -> silence.takeOut(key(dispatch)));
        Set<Unstarted> taken = new HashSet<>();
        for (Unstarted dispatch : missed) {
            if (silence.takeOut(key(dispatch))) {
                silence.miss(key(dispatch), now);
                taken.add(dispatch);
            }
        }
        return taken;
    }

    private static TargetKey key(Unstarted dispatch) {
        return new TargetKey(dispatch.delivery(), dispatch.downstream());
    }
}
