package crcr.application.store;

import crcr.application.callback.HudOutbox;
import crcr.application.callback.OutgoingRecord;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outbox of a {@link MemoryStore}. */
final class MemoryOutbox implements HudOutbox {
    private final Clock clock;
    private final Runnable requireThere;
    private final Map<JobKey, Deque<Waiting>> jobs = new HashMap<>();
    private final List<Queued> dead = new ArrayList<>();
    private int leases;

    MemoryOutbox(Clock clock, Runnable requireThere) {
        this.clock = clock;
        this.requireThere = requireThere;
    }

    private record Waiting(
            String id,
            ReportStatus report,
            OutgoingRecord record,
            Instant accepted,
            int attempts,
            Instant due,
            Optional<String> lease) {
        Waiting leased(String by, Instant until) {
            return new Waiting(id, report, record, accepted, attempts, until, Optional.of(by));
        }

        Waiting postponed(Instant until) {
            return new Waiting(id, report, record, accepted, attempts + 1, until, Optional.empty());
        }

        Waiting dueAt(Instant time) {
            return new Waiting(id, report, record, accepted, attempts, time, lease);
        }
    }

    synchronized void append(String id, JobKey job, ReportStatus report, OutgoingRecord record) {
        Instant now = clock.instant();
        jobs.computeIfAbsent(job, _ -> new ArrayDeque<>())
                .add(new Waiting(id, report, record, now, 0, now, Optional.empty()));
    }

    private Deque<Waiting> of(JobKey job) {
        return jobs.getOrDefault(job, new ArrayDeque<>());
    }

    synchronized boolean holds(JobKey job) {
        return jobs.containsKey(job);
    }

    synchronized boolean holds(JobKey job, String id) {
        return of(job).stream().anyMatch(waiting -> waiting.id.equals(id));
    }

    @Override
    public synchronized List<Queued> claim(int most, Duration lease) {
        requireThere.run();
        Instant now = clock.instant();
        List<JobKey> due = jobs.entrySet().stream()
                .filter(job -> !job.getValue().getFirst().due.isAfter(now))
                .sorted(Comparator.comparing(job -> job.getValue().getFirst().due))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        return due.stream().map(job -> lease(job, now, lease)).toList();
    }

    private Queued lease(JobKey job, Instant now, Duration lease) {
        leases++;
        String by = "lease-" + leases;
        Waiting head = of(job).removeFirst().leased(by, now.plus(lease));
        of(job).addFirst(head);
        return new Queued(
                head.id, by, job, head.report, head.record, head.attempts, Duration.between(head.accepted, now));
    }

    @Override
    public synchronized void delivered(Queued record) {
        requireThere.run();
        if (isHeld(record)) {
            remove(record.job());
        }
    }

    @Override
    public synchronized void later(Queued record, String answer, Duration pause) {
        requireThere.run();
        if (isHeld(record)) {
            Deque<Waiting> waiting = of(record.job());
            waiting.addFirst(waiting.removeFirst().postponed(clock.instant().plus(pause)));
        }
    }

    @Override
    public synchronized void dead(Queued record, String answer) {
        requireThere.run();
        if (isHeld(record)) {
            remove(record.job());
            dead.add(record);
        }
    }

    private boolean isHeld(Queued record) {
        return holds(record.job())
                && of(record.job()).getFirst().id.equals(record.id())
                && of(record.job()).getFirst().lease.equals(Optional.of(record.lease()));
    }

    private void remove(JobKey job) {
        Deque<Waiting> waiting = of(job);
        waiting.removeFirst();
        if (waiting.isEmpty()) {
            jobs.remove(job);
        } else {
            waiting.addFirst(waiting.removeFirst().dueAt(clock.instant()));
        }
    }

    @Override
    public synchronized Depth depth() {
        requireThere.run();
        List<Waiting> all = jobs.values().stream().flatMap(Deque::stream).toList();
        Instant now = clock.instant();
        Duration oldest = all.stream()
                .map(waiting -> Duration.between(waiting.accepted, now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new Depth(all.size(), oldest, dead.size());
    }
}
