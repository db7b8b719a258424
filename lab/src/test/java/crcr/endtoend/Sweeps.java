package crcr.endtoend;

import crcr.fixture.Eventually;

/**
 * The sweeps of silent jobs, as the metrics of a relay report them.
 *
 * @param world where they are
 */
record Sweeps(World world) {
    /** What the relay measures. */
    String metrics() {
        return world.http().get(world.atManagementPort("/metrics")).body();
    }

    /** Waits until a sweep has begun and ended. */
    void awaitWholeSweep() {
        for (int end = 0; end < 2; end++) {
            String before = lastEnd();
            Eventually.holds("a sweep has ended", () -> !lastEnd().equals(before));
        }
    }

    private String lastEnd() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("crcr_sweep_last_timestamp_seconds "))
                .findFirst()
                .orElseThrow();
    }
}
