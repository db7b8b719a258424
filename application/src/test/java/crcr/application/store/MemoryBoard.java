package crcr.application.store;

import crcr.application.check.CheckBoard;
import crcr.application.rerun.QueuedJobs;
import crcr.domain.check.CheckState;
import crcr.domain.check.JobStanding;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.event.Labels;
import crcr.domain.job.JobKey;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The board of a {@link MemoryStore}. */
final class MemoryBoard implements CheckBoard, QueuedJobs {
    private final Clock clock;
    private final Runnable requireThere;
    private final Map<JobKey, Instant> queued = new LinkedHashMap<>();
    private final Map<String, Map<JobKey, Entry>> commits = new HashMap<>();
    private final Map<Long, Labels> labels = new HashMap<>();
    private final Set<JobKey> shown = new HashSet<>();

    MemoryBoard(Clock clock, Runnable requireThere) {
        this.clock = clock;
        this.requireThere = requireThere;
    }

    synchronized void remember(long pullRequest, Labels later) {
        labels.merge(pullRequest, later, Labels::or);
    }

    synchronized boolean shows(JobKey job) {
        return shown.contains(job);
    }

    private Map<JobKey, Entry> on(String headSha) {
        return commits.computeIfAbsent(headSha, _ -> new LinkedHashMap<>());
    }

    @Override
    public synchronized Situation post(JobStanding standing) {
        requireThere.run();
        Entry posted = on(standing.commit().headSha())
                .merge(
                        standing.job(),
                        new Entry(standing, Optional.empty(), Optional.empty()),
                        (known, fresh) -> known.standing().rank() > standing.rank()
                                ? known
                                : new Entry(fresh.standing(), known.shown(), known.remark()));
        if (posted.standing().state() instanceof CheckState.Queued) {
            queued.putIfAbsent(standing.job(), clock.instant());
        } else {
            queued.remove(standing.job());
        }
        return situation(posted, standing.commit());
    }

    @Override
    public synchronized List<JobStanding> overdue(Duration since, int most) {
        requireThere.run();
        Instant before = clock.instant().minus(since);
        return commits.values().stream()
                .flatMap(jobs -> jobs.values().stream())
                .map(Entry::standing)
                .filter(standing -> Optional.ofNullable(queued.get(standing.job()))
                        .filter(at -> !at.isAfter(before))
                        .isPresent())
                .limit(most)
                .toList();
    }

    private synchronized Situation situation(Entry entry, PullRequestCommit commit) {
        JobKey job = entry.standing().job();
        return new Situation(
                entry,
                labels(commit.pullRequest()),
                on(commit.headSha()).keySet().stream().anyMatch(other -> isLaterAttempt(other, job)));
    }

    private static boolean isLaterAttempt(JobKey other, JobKey job) {
        return other.ofAttempt(job.runAttempt()).equals(job)
                && new BigInteger(other.runAttempt()).compareTo(new BigInteger(job.runAttempt())) > 0;
    }

    @Override
    public synchronized Optional<Situation> look(PullRequestCommit commit, JobKey job) {
        requireThere.run();
        return Optional.ofNullable(on(commit.headSha()).get(job)).map(entry -> situation(entry, commit));
    }

    @Override
    public synchronized void shown(JobStanding standing, long checkRun) {
        requireThere.run();
        shown.add(standing.job());
        on(standing.commit().headSha())
                .computeIfPresent(
                        standing.job(),
                        (_, known) -> known.shown()
                                        .filter(earlier -> earlier.rank() > standing.rank())
                                        .isPresent()
                                ? known
                                : new Entry(
                                        known.standing(),
                                        Optional.of(new Shown(checkRun, standing.rank())),
                                        Optional.empty()));
    }

    @Override
    public synchronized void remark(JobStanding standing, String why) {
        requireThere.run();
        on(standing.commit().headSha())
                .computeIfPresent(
                        standing.job(), (_, known) -> new Entry(known.standing(), known.shown(), Optional.of(why)));
    }

    @Override
    public synchronized Map<JobKey, Long> checkRuns(String headSha, List<JobKey> jobs) {
        requireThere.run();
        return on(headSha).entrySet().stream()
                .filter(entry -> jobs.contains(entry.getKey()))
                .filter(entry -> entry.getValue().shown().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().shown().orElseThrow().checkRun()));
    }

    @Override
    public synchronized List<Entry> jobs(String headSha) {
        requireThere.run();
        return List.copyOf(on(headSha).values());
    }

    @Override
    public synchronized Optional<Labels> labels(long pullRequest) {
        requireThere.run();
        return Optional.ofNullable(labels.get(pullRequest));
    }
}
