package crcr.lab.audit.checks;

import java.util.random.RandomGenerator;

/** The fate of a job that has reported that it runs. */
public enum Fate {
    /** The job reports its end. */
    REPORTS(0),
    /** The job falls silent; its run ends at GitHub. */
    ENDS_SILENTLY(0),
    /** The job falls silent; its run ends at GitHub, and its report comes late. */
    ENDS_AND_IS_LATE(10_000),
    /** The job falls silent; its run never ends at GitHub. */
    HANGS(0),
    /** The job falls silent; its report comes late, and then its run ends. */
    HANGS_AND_IS_LATE(20_000);

    private static final double SILENT_EACH = 0.03;

    private final int longestSilenceMillis;

    Fate(int longestSilenceMillis) {
        this.longestSilenceMillis = longestSilenceMillis;
    }

    /** Draws a fate; most jobs report. */
    public static Fate drawn(RandomGenerator random) {
        int place = (int) (random.nextDouble() / SILENT_EACH) + 1;
        return place < values().length ? values()[place] : REPORTS;
    }

    /** Returns whether its run ends at GitHub before it reports, if it reports at all. */
    public boolean endsUnreported() {
        return this == ENDS_SILENTLY || this == ENDS_AND_IS_LATE;
    }

    /** Returns whether it reports its end, early or late. */
    public boolean reports() {
        return this == REPORTS || longestSilenceMillis > 0;
    }

    /** Draws the time of its silence before that: shorter or longer than the relay waits. */
    public int silenceMillis(RandomGenerator random) {
        return longestSilenceMillis == 0 ? 0 : random.nextInt(longestSilenceMillis / 4, longestSilenceMillis);
    }
}
