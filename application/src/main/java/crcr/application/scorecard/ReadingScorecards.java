package crcr.application.scorecard;

import crcr.domain.allowlist.Downstream;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.Scorecard;
import crcr.domain.scorecard.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads the scorecards of the downstreams on the allowlist in force. Each method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface ReadingScorecards {
    /** A downstream with its scorecard. */
    record Scored(Downstream downstream, Scorecard card) {}

    /**
     * All scorecards.
     *
     * @param at when they were read
     * @param all in the allowlist's order; empty as long as no allowlist was loaded
     */
    record Scorecards(Instant at, List<Scored> all) {
        /** Keeps its own copy. */
        public Scorecards {
            all = List.copyOf(all);
        }
    }

    /** The counts of a day, by UTC. */
    record Day(LocalDate date, Tally tally) {}

    /**
     * A downstream with its scorecard and its days.
     *
     * @param at when it was read
     * @param days the last 35 and today, the earliest first, including days without counts
     */
    record Detailed(Instant at, Scored scored, List<Day> days) {
        /** Keeps its own copy. */
        public Detailed {
            days = List.copyOf(days);
        }
    }

    /** Returns the scorecards of all downstreams, at most a minute old. One read serves all callers. */
    Scorecards all();

    /** Returns the present scorecard of one downstream; empty if it is not on the allowlist, or none was loaded. */
    Optional<Detailed> of(RepositoryName repository);
}
