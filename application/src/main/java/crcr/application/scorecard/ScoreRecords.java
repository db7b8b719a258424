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
 * What the store counts of each downstream, in the step in which it happens: {@link
 * crcr.application.dispatch.TargetRecords#succeeded} counts dispatches; {@link
 * crcr.application.callback.JobRecords#settle} and {@link crcr.application.sweep.SilentRuns#close} starts, times and
 * results; and reports that are refused are counted wherever the store takes part in the refusal. A result that
 * replaces a closing of the relay replaces what was counted of that. Nothing counts twice. All times are the store's;
 * sums of days are kept for 35 days. Every method throws {@link crcr.application.store.StoreUnreachableException} if
 * the store does not answer.
 */
public interface ScoreRecords {
    /** The level of a downstream, and since when it is known to be at it. */
    record LevelSince(Level level, Instant since) {}

    /**
     * The record of a downstream.
     *
     * @param tallies over each window
     * @param level as it was noted last
     * @param lastSelfReport when the last one was taken
     */
    record OnRecord(Map<Window, Tally> tallies, Optional<LevelSince> level, Optional<Instant> lastSelfReport) {
        /** Keeps its own copy. */
        public OnRecord {
            tallies = Map.copyOf(tallies);
        }
    }

    /**
     * The record.
     *
     * @param now when it was read
     * @param each an entry for each downstream that was asked for
     */
    record Standing(Instant now, Map<RepositoryName, OnRecord> each) {
        /** Keeps its own copy. */
        public Standing {
            each = Map.copyOf(each);
        }
    }

    /** Returns what is on record of these. The store is asked about some at a time, so that it is busy briefly only. */
    Standing of(List<RepositoryName> downstreams);

    /** Returns the last 35 days and today, the earliest first; one on which nothing was counted is there too. */
    List<ReadingScorecards.Day> days(RepositoryName downstream);

    /**
     * Notes the levels of all downstreams. Who is at the same level as before is so since the same time; who is at
     * another one or was not there is so from now on; and who is not there any more is forgotten.
     */
    void note(Map<RepositoryName, Level> levels);
}
