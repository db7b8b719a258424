package crcr.lab.audit.checks;

import java.util.random.RandomGenerator;

/** How a job goes on that has reported that it runs. */
public enum Fate {
    /** It reports how it ended. */
    REPORTS(0),
    /** It says nothing any more; its run has ended at GitHub. */
    ENDS_SILENTLY(0),
    /** The same, but its report comes late. */
    ENDS_AND_IS_LATE(10_000),
    /** It says nothing any more; its run never ends at GitHub. */
    HANGS(0),
    /** The same, but its report comes late, and then its run ends. */
    HANGS_AND_IS_LATE(20_000);

    private static final double SILENT_EACH = 0.03;

    private final int longestSilenceMillis;

    Fate(int longestSilenceMillis) {
        this.longestSilenceMillis = longestSilenceMillis;
    }

    /** Draws one; most jobs report. */
    public static Fate drawn(RandomGenerator random) {
        int place = (int) (random.nextDouble() / SILENT_EACH) + 1;
        return place < values().length ? values()[place] : REPORTS;
    }

    /** Returns whether its run ends at GitHub before it reports, if it reports at all. */
    public boolean endsUnreported() {
        return this == ENDS_SILENTLY || this == ENDS_AND_IS_LATE;
    }

    /** Returns whether it reports how it ended, at last. */
    public boolean reports() {
        return this == REPORTS || longestSilenceMillis > 0;
    }

    /** Draws for how long it is silent before that: shorter or longer than the relay waits. */
    public int silenceMillis(RandomGenerator random) {
        return longestSilenceMillis == 0 ? 0 : random.nextInt(longestSilenceMillis / 4, longestSilenceMillis);
    }
}
