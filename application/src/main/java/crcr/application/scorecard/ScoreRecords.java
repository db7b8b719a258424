package crcr.application.scorecard;

import crcr.domain.allowlist.Level;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.Tally;
import crcr.domain.scorecard.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The counts of each downstream, which the store updates in the step that causes them:
 * {@link crcr.application.dispatch.TargetRecords#succeeded} counts dispatches;
 * {@link crcr.application.callback.JobRecords#settle} and {@link crcr.application.sweep.SilentRuns#close} count starts,
 * times and results; and refused reports are counted wherever the store takes part in the refusal. A result that
 * replaces a closing of the relay replaces the counts of the closing. Nothing counts twice. All times are the store's;
 * sums of days are kept for 35 days. Every method throws {@link crcr.application.store.StoreUnreachableException} if
 * the store does not answer.
 */
public interface ScoreRecords {
    /** The level of a downstream, and the time at which the relay first saw it. */
    record LevelSince(Level level, Instant since) {}

    /**
     * The record of a downstream.
     *
     * @param tallies over each window
     * @param level the level that was recorded last
     * @param lastSelfReport when the last self-report was accepted
     */
    record OnRecord(Map<Window, Tally> tallies, Optional<LevelSince> level, Optional<Instant> lastSelfReport) {
        /** Keeps its own copy. */
        public OnRecord {
            tallies = Map.copyOf(tallies);
        }
    }

    /**
     * The records of several downstreams.
     *
     * @param now when they were read
     * @param each an entry for each requested downstream
     */
    record Standing(Instant now, Map<RepositoryName, OnRecord> each) {
        /** Keeps its own copy. */
        public Standing {
            each = Map.copyOf(each);
        }
    }

    /**
     * Returns the records of these downstreams. It asks the store for some at a time, so that each call occupies it
     * briefly.
     */
    Standing of(List<RepositoryName> downstreams);

    /** Returns the last 35 days and today, the earliest first, including days without counts. */
    List<ReadingScorecards.Day> days(RepositoryName downstream);

    /**
     * Records the levels of all downstreams. A downstream with the same level as before keeps its time. A new
     * downstream, or one with another level, gets the present time. A downstream that is not listed any more is
     * forgotten.
     */
    void note(Map<RepositoryName, Level> levels);
}
