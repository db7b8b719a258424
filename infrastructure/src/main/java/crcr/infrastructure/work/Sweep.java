package crcr.infrastructure.work;

import crcr.application.rerun.GivingUpReruns;
import crcr.application.store.StoreUnreachableException;
import crcr.application.sweep.CountingUnstarted;
import crcr.application.sweep.SilentRun;
import crcr.application.sweep.SweepTurns;
import crcr.application.sweep.SweepTurns.Turn;
import crcr.application.sweep.SweepingSilentJobs;
import crcr.application.sweep.UnstartedDispatches.Unstarted;
import crcr.infrastructure.observe.log.LogContext;
import crcr.infrastructure.shared.loop.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps silent jobs, and dispatches and re-runs that never started, repeatedly, whenever it is this process's turn.
 */
public final class Sweep implements AutoCloseable {
    /** The number of runs that are examined at a time. */
    public static final int AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    // Longer than GitHub's answers about this number of runs take.
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final SweepTurns turns;
    private final SweepingSilentJobs silent;
    private final CountingUnstarted unstarted;
    private final GivingUpReruns reruns;
    private final Duration every;
    private final SweepMeters meters;
    private final Loop sweeping = Loop.of("sweeping silent jobs", this::take);

    /**
     * Starts nothing yet.
     *
     * @param every the pause between two sweeps of all processes
     */
    public Sweep(
            SweepTurns turns,
            SweepingSilentJobs silent,
            CountingUnstarted unstarted,
            GivingUpReruns reruns,
            Duration every,
            Clock clock,
            MeterRegistry meters) {
        this.turns = turns;
        this.silent = silent;
        this.unstarted = unstarted;
        this.reruns = reruns;
        this.every = every;
        this.meters = new SweepMeters(clock.instant(), meters);
    }

    /** Starts the sweeps, without waiting for the first one. */
    public void start() {
        meters.register();
        sweeping.start();
    }

    private Duration take() {
        return switch (turns.take(LEASE)) {
            case Turn.NotYet(Duration untilNext, Optional<Instant> lastEnded) -> {
                lastEnded.ifPresent(meters::ended);
                yield untilNext.compareTo(every) < 0 ? untilNext : every;
            }
            case Turn.Taken turn -> {
                sweep(turn);
                yield every;
            }
        };
    }

    private void sweep(Turn.Taken turn) {
        List<SilentRun> runs = silent.claim(AT_ONCE);
        while (!runs.isEmpty()) {
            lookAt(runs);
            if (sweeping.isStopping() || !turns.renew(turn, LEASE)) {
                return;
            }
            runs = silent.claim(AT_ONCE);
        }
        unstarted.overdue().forEach(this::tell);
        int givenUp = reruns.giveUp();
        if (givenUp > 0) {
            LOG.info("{} jobs that were queued again have not reported, and are shown as timed out", givenUp);
        }
        meters.ended(turns.end(turn, every));
    }

    private void lookAt(List<SilentRun> runs) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> looks = runs.stream()
                    .<Future<?>>map(run -> threads.submit(() -> lookAt(run)))
                    .toList();
            for (Future<?> look : looks) {
                look.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreUnreachableException away) {
                throw away;
            }
            throw new IllegalStateException("a look at a run failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A failure of one run must not delay the others; the run comes again after a while.
    private void lookAt(SilentRun run) {
        try (LogContext _ = LogContext.about(run.dispatch().delivery(), run.downstream())) {
            meters.record(run, silent.sweep(run));
        } catch (StoreUnreachableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("the silent jobs of run {} failed within the relay", run.runId(), e);
        }
    }

    private void tell(Unstarted dispatch) {
        try (LogContext _ = LogContext.about(dispatch.delivery(), dispatch.downstream())) {
            meters.record(dispatch);
        }
    }

    /** Stops the sweeps, and interrupts a present one; another process continues after the end of its turn. */
    @Override
    public void close() {
        sweeping.close();
    }
}
