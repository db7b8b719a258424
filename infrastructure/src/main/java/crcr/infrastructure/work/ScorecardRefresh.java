package crcr.infrastructure.work;

import crcr.application.scorecard.KeepingScorecards;
import crcr.application.scorecard.NotingLevels;
import crcr.infrastructure.shared.loop.Loop;
import java.time.Duration;

/**
 * Records the levels of an allowlist that has come into force, and reads all scorecards again for metrics and pages.
 */
public final class ScorecardRefresh implements AutoCloseable {
    // As long as scorecards are kept, so that readers find fresh ones.
    private static final Duration EVERY = KeepingScorecards.FRESH.dividedBy(2);

    private final Loop refreshing;

    /** Starts nothing yet. */
    public ScorecardRefresh(NotingLevels levels, KeepingScorecards scorecards) {
        this.refreshing = Loop.of("refreshing the scorecards", () -> {
            levels.note();
            return scorecards.refresh().all().isEmpty() ? Duration.ofSeconds(1) : EVERY;
        });
    }

    /** Starts the refreshes. */
    public void start() {
        refreshing.start();
    }

    @Override
    public void close() {
        refreshing.close();
    }
}
