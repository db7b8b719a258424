package crcr.application.store;

import crcr.application.callback.Move;
import crcr.application.scorecard.ReadingScorecards.Day;
import crcr.application.scorecard.ScoreRecords;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.CountedAs;
import crcr.domain.scorecard.Histogram;
import crcr.domain.scorecard.Tally;
import crcr.domain.scorecard.Window;
import crcr.domain.target.TargetKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a {@link MemoryStore} counts: it keeps each thing that happened, and counts when it is asked. */
final class MemoryScores implements ScoreRecords {
    private final Clock clock;
    private final Runnable requireThere;
    private final Map<TargetKey, Taken> dispatches = new HashMap<>();
    private final Set<TargetKey> started = new HashSet<>();
    private final Map<TargetKey, Timed> ends = new HashMap<>();
    private final Map<JobKey, Ended> jobs = new HashMap<>();
    private final Map<JobKey, Timed> queued = new HashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private final Map<RepositoryName, LevelSince> levels = new HashMap<>();
    private final Map<RepositoryName, Instant> selfReported = new HashMap<>();

    MemoryScores(Clock clock, Runnable requireThere) {
        this.clock = clock;
        this.requireThere = requireThere;
    }

    private record Taken(Instant at, boolean awaited) {}

    /** A time that counts at that moment. */
    private record Timed(Instant at, Duration time) {}

    private record Ended(Instant at, CountedAs as, Optional<Duration> execution, boolean closed) {}

    private record Refused(RepositoryName downstream, Instant at) {}

    synchronized void dispatched(TargetKey target, UpstreamEvent event) {
        boolean reports = Optional.ofNullable(levels.get(target.downstream()))
                .map(LevelSince::level)
                .filter(level -> !level.grants(Grant.RESULTS_TO_HUD))
                .isEmpty();
        dispatches.put(target, new Taken(clock.instant(), reports && event.expectsJobs()));
    }

    synchronized void moved(Move move, Instant at) {
        TargetKey target = new TargetKey(move.job().delivery(), move.job().downstream());
        started.add(target);
        if (move.report().conclusion().isEmpty()) {
            move.times().queuedSince().ifPresent(since -> queued.put(move.job(), new Timed(at, between(since, at))));
            return;
        }
        jobs.put(
                move.job(),
                new Ended(
                        at,
                        CountedAs.of(move.report().conclusion().get()),
                        move.times().completed().map(end -> between(move.times().inProgress(), end)),
                        move.by() == Move.By.RELAY));
        if (move.job().isOfFirstAttempt()) {
            Instant from = Optional.ofNullable(ends.get(target))
                    .map(Timed::at)
                    .orElse(move.dispatch().dispatched());
            ends.merge(
                    target,
                    new Timed(from, between(from, at)),
                    (one, other) -> one.time().compareTo(other.time()) < 0 ? other : one);
        }
    }

    private static Duration between(Instant from, Instant to) {
        return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
    }

    synchronized void refused(RepositoryName downstream) {
        refused.add(new Refused(downstream, clock.instant()));
    }

    synchronized void selfReported(RepositoryName downstream, Instant at) {
        selfReported.put(downstream, at);
    }

    @Override
    public synchronized Standing of(List<RepositoryName> downstreams) {
        requireThere.run();
        Instant now = clock.instant();
        return new Standing(
                now, downstreams.stream().collect(Collectors.toMap(Function.identity(), each -> onRecord(each, now))));
    }

    private OnRecord onRecord(RepositoryName downstream, Instant now) {
        return new OnRecord(
                Arrays.stream(Window.values())
                        .collect(Collectors.toMap(
                                Function.identity(),
                                window -> tally(downstream, at -> !at.isBefore(begin(window, now))))),
                Optional.ofNullable(levels.get(downstream)),
                Optional.ofNullable(selfReported.get(downstream)));
    }

    private static Instant begin(Window window, Instant now) {
        return now.truncatedTo(window == Window.DAY ? ChronoUnit.HOURS : ChronoUnit.DAYS)
                .minus(window.length());
    }

    private Tally tally(RepositoryName downstream, Predicate<Instant> when) {
        Predicate<TargetKey> whose = target -> target.downstream().equals(downstream);
        Map<TargetKey, Taken> taken = dispatches.entrySet().stream()
                .filter(each ->
                        whose.test(each.getKey()) && when.test(each.getValue().at()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Set<TargetKey> awaited = taken.entrySet().stream()
                .filter(each -> each.getValue().awaited())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<Ended> ended = jobs.entrySet().stream()
                .filter(job -> job.getKey().downstream().equals(downstream))
                .map(Map.Entry::getValue)
                .filter(job -> when.test(job.at()))
                .toList();
        List<Timed> waits = queued.entrySet().stream()
                .filter(job -> job.getKey().downstream().equals(downstream))
                .map(Map.Entry::getValue)
                .toList();
        return new Tally(
                taken.size(),
                awaited.size(),
                awaited.stream().filter(started::contains).count(),
                times(waits, when).reduce(Duration.ZERO, Duration::plus),
                histogram(times(waits, when)),
                histogram(ended.stream().flatMap(job -> job.execution().stream())),
                histogram(times(
                        ends.entrySet().stream()
                                .filter(end -> whose.test(end.getKey()))
                                .map(Map.Entry::getValue)
                                .toList(),
                        when)),
                count(ended, CountedAs.SUCCESS),
                count(ended, CountedAs.FAILURE),
                count(ended, CountedAs.NOTHING),
                ended.stream().filter(Ended::closed).count(),
                refused.stream()
                        .filter(each -> each.downstream().equals(downstream) && when.test(each.at()))
                        .count());
    }

    private static Stream<Duration> times(Collection<Timed> all, Predicate<Instant> when) {
        return all.stream().filter(each -> when.test(each.at())).map(Timed::time);
    }

    private static Histogram histogram(Stream<Duration> times) {
        return Histogram.of(times.toArray(Duration[]::new));
    }

    private static long count(List<Ended> ended, CountedAs as) {
        return ended.stream().filter(job -> job.as() == as).count();
    }

    @Override
    public synchronized List<Day> days(RepositoryName downstream) {
        requireThere.run();
        LocalDate today = date(clock.instant());
        return IntStream.rangeClosed(0, 35)
                .mapToObj(number -> today.minusDays(35L - number))
                .map(date -> new Day(date, tally(downstream, at -> date(at).equals(date))))
                .toList();
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    @Override
    public synchronized void note(Map<RepositoryName, Level> now) {
        requireThere.run();
        levels.keySet().retainAll(now.keySet());
        now.forEach((downstream, level) -> levels.compute(
                downstream,
                (_, known) ->
                        known != null && known.level() == level ? known : new LevelSince(level, clock.instant())));
    }
}
