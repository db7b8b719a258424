package crcr.application.scorecard;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.scorecard.ScoreRecords.OnRecord;
import crcr.application.scorecard.ScoreRecords.Standing;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads scorecards, and keeps those of all downstreams for a time that grows with their number. A caller that asks
 * during a read gets the previous ones. Safe for use by several threads.
 */
public final class KeepingScorecards implements ReadingScorecards {
    /**
     * The time for which the scorecards of a thousand downstreams are kept. Those of fewer are kept for a shorter time,
     * because reading them is faster.
     */
    public static final Duration FRESH = Duration.ofMinutes(1);

    private static final Duration FRESH_AT_LEAST = Duration.ofSeconds(5);
    private static final int MANY = 1_000;

    private static final OnRecord NOTHING = new OnRecord(Map.of(), Optional.empty(), Optional.empty());

    private final ScoreRecords records;
    private final AllowlistInForce allowlist;
    private final Clock clock;
    private final AtomicReference<Optional<Kept>> kept = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean isReading = new AtomicBoolean();

    /**
     * Reads scorecards from {@code records}.
     *
     * @param clock dates the kept scorecards
     */
    public KeepingScorecards(ScoreRecords records, AllowlistInForce allowlist, Clock clock) {
        this.records = records;
        this.allowlist = allowlist;
        this.clock = clock;
    }

    private record Kept(Scorecards scorecards, Instant readAt) {}

    @Override
    public Scorecards all() {
        Optional<Kept> known = kept.get();
        if (known.filter(this::isFresh).isPresent() || (known.isPresent() && isReading.get())) {
            return known.get().scorecards();
        }
        return readOnce(known);
    }

    private boolean isFresh(Kept known) {
        Duration fresh = FRESH.multipliedBy(known.scorecards().all().size()).dividedBy(MANY);
        return clock.instant()
                .isBefore(known.readAt().plus(fresh.compareTo(FRESH_AT_LEAST) < 0 ? FRESH_AT_LEAST : fresh));
    }

    // Of the callers that wait for the first scorecards, one reads for all.
    private synchronized Scorecards readOnce(Optional<Kept> before) {
        Optional<Kept> known = kept.get();
        return known.isPresent() && !known.equals(before) ? known.get().scorecards() : refresh();
    }

    /**
     * Reads the scorecards of all downstreams now, and keeps them.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; the previous ones are kept
     *     then
     */
    public synchronized Scorecards refresh() {
        isReading.set(true);
        try {
            Instant readAt = clock.instant();
            Scorecards scorecards = read();
            kept.set(Optional.of(new Kept(scorecards, readAt)));
            return scorecards;
        } finally {
            isReading.set(false);
        }
    }

    /** Returns the scorecards that were read last, whatever their age; empty if none were. Makes no call. */
    public Optional<Scorecards> last() {
        return kept.get().map(Kept::scorecards);
    }

    private Scorecards read() {
        Optional<Allowlist> known = allowlist.allowlist();
        List<Downstream> all = known.map(Allowlist::all).orElse(List.of());
        Standing standing = records.of(all.stream().map(Downstream::repository).toList());
        JudgingDownstreams judging = new JudgingDownstreams(known.orElseGet(Allowlist::empty), standing.now());
        return new Scorecards(
                standing.now(),
                all.stream()
                        .map(each -> judging.judge(each, standing.each().getOrDefault(each.repository(), NOTHING)))
                        .toList());
    }

    @Override
    public Optional<Detailed> of(RepositoryName repository) {
        return allowlist.allowlist().flatMap(known -> known.find(repository).map(each -> detailed(known, each)));
    }

    private Detailed detailed(Allowlist known, Downstream downstream) {
        Standing standing = records.of(List.of(downstream.repository()));
        return new Detailed(
                standing.now(),
                new JudgingDownstreams(known, standing.now())
                        .judge(downstream, standing.each().getOrDefault(downstream.repository(), NOTHING)),
                records.days(downstream.repository()));
    }
}
