package crcr.application.store;

import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.sweep.Patience;
import crcr.domain.target.TargetKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The silent ones of a {@link MemoryStore}: jobs since they run, and dispatches since GitHub accepted them.
 */
final class MemorySilence {
    private final Map<JobKey, Silent> jobs = new LinkedHashMap<>();
    // The last look at a run, or the begin of its silence; a run is a job without a name.
    private final Map<JobKey, Instant> looks = new HashMap<>();
    private final Map<TargetKey, Instant> unstarted = new LinkedHashMap<>();
    private final Map<TargetKey, Instant> started = new HashMap<>();
    private final Map<TargetKey, Instant> missed = new HashMap<>();

    /** A silent job: since when, and its last record. */
    record Silent(Instant since, Payload record) {}

    static JobKey runOf(JobKey job) {
        return new JobKey(job.delivery(), job.downstream(), job.runId(), job.runAttempt(), "");
    }

    synchronized void begin(JobKey job, Instant now, Payload record) {
        jobs.put(job, new Silent(now, record));
        looks.putIfAbsent(runOf(job), now);
        start(job, now);
    }

    synchronized void end(JobKey job, Instant now) {
        jobs.remove(job);
        if (jobsOf(runOf(job)).isEmpty()) {
            looks.remove(runOf(job));
        }
        start(job, now);
    }

    private synchronized void start(JobKey job, Instant now) {
        TargetKey target = new TargetKey(job.delivery(), job.downstream());
        unstarted.remove(target);
        started.putIfAbsent(target, now);
    }

    synchronized Optional<Payload> record(JobKey job) {
        return Optional.ofNullable(jobs.get(job)).map(Silent::record);
    }

    private synchronized Map<JobKey, Silent> jobsOf(JobKey run) {
        return jobs.entrySet().stream()
                .filter(job -> runOf(job.getKey()).equals(run))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Claims runs that are due, each with its jobs. */
    synchronized List<Map<JobKey, Silent>> claim(Patience patience, int most, Instant now) {
        Instant before = now.minus(patience.untilLook());
        List<JobKey> due = looks.entrySet().stream()
                .filter(run -> !run.getValue().isAfter(before))
                .sorted(Map.Entry.comparingByValue())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        return due.stream()
                .map(run -> claim(run, patience, now))
                .filter(claimed -> !claimed.isEmpty())
                .toList();
    }

    private synchronized Map<JobKey, Silent> claim(JobKey run, Patience patience, Instant now) {
        Map<JobKey, Silent> found = jobsOf(run);
        Instant first = found.values().stream()
                .map(Silent::since)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (first.isAfter(now.minus(patience.untilLook()))) {
            looks.put(run, first);
            return Map.of();
        }
        Duration again = found.values().stream()
                .map(job -> Duration.between(now, job.since().plus(patience.untilClosed())))
                .filter(Duration::isPositive)
                .min(Comparator.naturalOrder())
                .filter(closed -> closed.compareTo(patience.untilNextLook()) < 0)
                .orElse(patience.untilNextLook());
        looks.put(run, now.plus(again).minus(patience.untilLook()));
        return found;
    }

    synchronized void awaitStart(TargetKey target, Instant now) {
        if (!started.containsKey(target)) {
            unstarted.put(target, now);
        }
    }

    synchronized List<TargetKey> overdue(Duration since, int most, Instant now) {
        return unstarted.entrySet().stream()
                .filter(target -> !target.getValue().isAfter(now.minus(since)))
                .sorted(Map.Entry.comparingByValue())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized boolean takeOut(TargetKey target) {
        return unstarted.remove(target) != null;
    }

    synchronized void miss(TargetKey target, Instant now) {
        missed.put(target, now);
    }

    /** When it was found that no job had reported of it in time; empty if one has since. */
    synchronized Optional<Instant> missed(TargetKey target) {
        return Optional.ofNullable(missed.get(target)).filter(_ -> !started.containsKey(target));
    }
}
