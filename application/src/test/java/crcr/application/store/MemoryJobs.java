package crcr.application.store;

import crcr.application.callback.FirstAnswer;
import crcr.application.callback.IdempotencyKey;
import crcr.application.callback.JobRecords;
import crcr.application.callback.Move;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Effect;
import crcr.application.rerun.RerunRecords;
import crcr.domain.delivery.Payload;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs of a {@link MemoryStore}. */
final class MemoryJobs implements JobRecords, RerunRecords {
    private final Clock clock;
    private final Runnable requireThere;
    private final MemoryDeliveries deliveries;
    private final MemoryOutbox outbox;
    private final MemoryBoard board;
    private final MemorySilence silence;
    private final MemoryResults results;
    private final MemoryScores scores;
    private final Map<JobKey, String> settledBy = new HashMap<>();
    private final Map<JobKey, Job> jobs = new HashMap<>();
    private final MemoryRequests requests;
    private final MemoryCheckRuns checkRuns = new MemoryCheckRuns();
    // The job that carries its run's queue time, by the run: a job without a name.
    private final Map<JobKey, JobKey> carriers = new HashMap<>();
    private final Map<Run, Rerun> reruns = new HashMap<>();
    private int tokens;

    MemoryJobs(
            Clock clock,
            Runnable requireThere,
            MemoryDeliveries deliveries,
            MemoryOutbox outbox,
            MemoryBoard board,
            MemorySilence silence,
            MemoryResults results,
            MemoryScores scores) {
        this.results = results;
        this.scores = scores;
        this.board = board;
        this.requests = new MemoryRequests(clock);
        this.clock = clock;
        this.requireThere = requireThere;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.silence = silence;
    }

    private record Hold(String token, ReportStatus report, Instant since, Optional<IdempotencyKey> key) {
        boolean lastsAt(Instant now) {
            return now.isBefore(since.plus(MemoryRequests.LAPSE));
        }
    }

    private record Run(RepositoryName downstream, String id) {}

    private record Rerun(Instant taken, Optional<String> attempt) {}

    private record Job(JobState state, Optional<Instant> inProgress, Optional<Hold> hold) {
        Job withHold(Optional<Hold> other) {
            return new Job(state, inProgress, other);
        }
    }

    @Override
    public Reservation reserve(
            JobKey key, ReportStatus report, Optional<IdempotencyKey> request, Optional<CheckRunId> checkRun) {
        Reservation reservation = reserved(key, report, request, checkRun);
        switch (reservation) {
            case Reservation.Held _, Reservation.Busy _, Reservation.Repeated _ -> {}
            case Reservation.NotDispatched _,
                    Reservation.Refused _,
                    Reservation.AlreadyHeld _,
                    Reservation.CheckRunOfAnotherJob _,
                    Reservation.OtherBody _ -> scores.refused(key.downstream());
        }
        return reservation;
    }

    private synchronized Reservation reserved(
            JobKey key, ReportStatus report, Optional<IdempotencyKey> request, Optional<CheckRunId> checkRun) {
        requireThere.run();
        Optional<Reservation> known = requests.earlier(request).map(MemoryJobs::known);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<DispatchFacts> dispatch = deliveries.dispatched(key.delivery(), key.downstream());
        if (dispatch.isEmpty()) {
            return new Reservation.NotDispatched();
        }
        Instant now = clock.instant();
        Job job = jobs.getOrDefault(key, new Job(JobState.DISPATCHED, Optional.empty(), Optional.empty()));
        Optional<Hold> held = job.hold().filter(hold -> hold.lastsAt(now));
        if (held.isPresent()) {
            return held.get().report() == report
                    ? new Reservation.AlreadyHeld()
                    : new Reservation.Busy(Duration.ofSeconds(1));
        }
        if (!report.from().contains(job.state())) {
            return new Reservation.Refused(job.state());
        }
        if (checkRuns.isOfAnother(key.downstream(), checkRun, key)) {
            return new Reservation.CheckRunOfAnotherJob();
        }
        checkRuns.take(key.downstream(), checkRun, key, () -> isOnRecord(key));
        tokens++;
        Hold hold = new Hold("token-" + tokens, report, now, request);
        Optional<Instant> queuedSince = queuedSince(key, report, dispatch.get().dispatched())
                .filter(_ -> report == ReportStatus.IN_PROGRESS ? takesQueueTime(key, now) : carriesQueueTime(key));
        jobs.put(key, job.withHold(Optional.of(hold)));
        requests.hold(request);
        return new Reservation.Held(
                hold.token(),
                times(queuedSince, job, hold),
                dispatch.get(),
                outbox.holds(HudQueue.NAME, HudQueue.lane(key)),
                board.shows(key));
    }

    @Override
    public synchronized void taken(RepositoryName downstream, String runId) {
        requireThere.run();
        reruns.put(new Run(downstream, runId), new Rerun(clock.instant(), Optional.empty()));
    }

    // Of an attempt after the first one, only if the relay has asked for it.
    private Optional<Instant> queuedSince(JobKey key, ReportStatus report, Instant dispatched) {
        if (key.isOfFirstAttempt()) {
            return Optional.of(dispatched);
        }
        Run run = new Run(key.downstream(), key.runId());
        if (report == ReportStatus.IN_PROGRESS) {
            reruns.computeIfPresent(
                    run,
                    (_, rerun) -> rerun.attempt().isPresent()
                            ? rerun
                            : new Rerun(rerun.taken(), Optional.of(key.runAttempt())));
        }
        return Optional.ofNullable(reruns.get(run))
                .filter(rerun -> rerun.attempt().equals(Optional.of(key.runAttempt())))
                .map(Rerun::taken);
    }

    /** Since when the run of a job had waited that carries its run's queue time. */
    synchronized Optional<Instant> queuedSince(JobKey key, Instant dispatched) {
        return queuedSince(key, ReportStatus.COMPLETED, dispatched).filter(_ -> carriesQueueTime(key));
    }

    synchronized boolean isShown(JobKey key) {
        return board.shows(key);
    }

    private boolean carriesQueueTime(JobKey key) {
        return key.equals(carriers.get(MemorySilence.runOf(key)));
    }

    private boolean takesQueueTime(JobKey key, Instant now) {
        boolean taken = Optional.ofNullable(carriers.get(MemorySilence.runOf(key)))
                .flatMap(carrier -> Optional.ofNullable(jobs.get(carrier)))
                .filter(job -> job.state() != JobState.DISPATCHED
                        || job.hold().filter(hold -> hold.lastsAt(now)).isPresent())
                .isPresent();
        if (!taken) {
            carriers.put(MemorySilence.runOf(key), key);
        }
        return !taken;
    }

    private synchronized boolean isOnRecord(JobKey key) {
        Instant now = clock.instant();
        return Optional.ofNullable(jobs.get(key))
                .filter(job -> job.state() != JobState.DISPATCHED
                        || job.hold().filter(hold -> hold.lastsAt(now)).isPresent())
                .isPresent();
    }

    /** The ids that are shared with other reports. */
    MemoryCheckRuns checkRuns() {
        return checkRuns;
    }

    /** The requests that are shared with other reports. */
    MemoryRequests requests() {
        return requests;
    }

    private static Reservation known(MemoryRequests.Earlier earlier) {
        return switch (earlier) {
            case MemoryRequests.Earlier.OtherBody() -> new Reservation.OtherBody();
            case MemoryRequests.Earlier.Answered(FirstAnswer first) -> new Reservation.Repeated(first);
            case MemoryRequests.Earlier.BeingTaken() -> new Reservation.Busy(Duration.ofSeconds(1));
        };
    }

    private void keep(Job job, FirstAnswer answer) {
        job.hold().ifPresent(hold -> requests.keep(hold.key(), answer));
    }

    private static JobTimes times(Optional<Instant> queuedSince, Job job, Hold hold) {
        return switch (hold.report()) {
            case IN_PROGRESS -> new JobTimes(queuedSince, hold.since(), Optional.empty());
            case COMPLETED -> new JobTimes(queuedSince, job.inProgress().orElseThrow(), Optional.of(hold.since()));
        };
    }

    @Override
    public synchronized boolean settle(
            Move move, String token, FirstAnswer.Taken answer, List<Effect> effects, Payload record) {
        requireThere.run();
        JobKey key = move.job();
        if (token.equals(settledBy.get(key))) {
            return true;
        }
        Optional<Job> held = heldBy(key, token);
        held.ifPresent(job -> {
            keep(job, answer);
            Instant since = job.hold().orElseThrow().since();
            jobs.put(
                    key,
                    new Job(answer.status().to(), Optional.of(job.inProgress().orElse(since)), Optional.empty()));
            settledBy.put(key, token);
            results.keep(move.result());
            switch (answer.status()) {
                case IN_PROGRESS -> silence.begin(key, since, record);
                case COMPLETED -> silence.end(key, since);
            }
            scores.moved(move, since);
            effects.forEach(outbox::append);
        });
        return held.isPresent();
    }

    /** Closes a job as {@link crcr.application.sweep.SilentRuns#close} says. */
    synchronized boolean close(Move move, Instant at, List<Effect> effects) {
        JobKey key = move.job();
        Instant now = clock.instant();
        Optional<Job> open = Optional.ofNullable(jobs.get(key)).filter(job -> job.state() == JobState.IN_PROGRESS);
        if (open.isEmpty()) {
            silence.end(key, now);
        }
        Optional<Job> free =
                open.filter(job -> job.hold().filter(hold -> hold.lastsAt(now)).isEmpty());
        free.ifPresent(job -> {
            jobs.put(key, new Job(JobState.CLOSED, job.inProgress(), Optional.empty()));
            silence.end(key, now);
            results.keep(move.result());
            scores.moved(move, at);
            effects.forEach(outbox::append);
        });
        return free.isPresent();
    }

    @Override
    public synchronized void release(JobKey key, String token, Optional<FirstAnswer.RefusedByHud> answer) {
        requireThere.run();
        heldBy(key, token).ifPresent(job -> {
            answer.ifPresentOrElse(
                    kept -> keep(job, kept), () -> job.hold().ifPresent(hold -> requests.free(hold.key())));
            jobs.put(key, job.withHold(Optional.empty()));
            answer.ifPresent(_ -> scores.refused(key.downstream()));
        });
    }

    private Optional<Job> heldBy(JobKey key, String token) {
        return Optional.ofNullable(jobs.get(key))
                .filter(job ->
                        job.hold().filter(hold -> hold.token().equals(token)).isPresent());
    }
}
