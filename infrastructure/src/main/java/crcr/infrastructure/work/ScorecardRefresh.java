package crcr.infrastructure.work;

import crcr.application.scorecard.KeepingScorecards;
import crcr.application.scorecard.NotingLevels;
import crcr.infrastructure.shared.loop.Loop;
import java.time.Duration;

/** Notes the levels of an allowlist that has come into force, and reads all scorecards anew for metrics and pages. */
public final class ScorecardRefresh implements AutoCloseable {
    // So that readers find fresh ones.
    private static final Duration EVERY = KeepingScorecards.FRESH.dividedBy(2);

    private final Loop refreshing;

    /** Starts nothing yet. */
    public ScorecardRefresh(NotingLevels levels, KeepingScorecards scorecards) {
        this.refreshing = Loop.of("refreshing the scorecards", () -> {
            levels.note();
            return scorecards.refresh().all().isEmpty() ? Duration.ofSeconds(1) : EVERY;
        });
    }

    /** Begins. */
    public void start() {
        refreshing.start();
    }

    @Override
    public void close() {
        refreshing.close();
    }
}
