package crcr.lab.demo.cast;

import java.time.Duration;

/**
 * A downstream repository of the demo, and how its CI goes.
 *
 * @param repository {@code owner/repo}
 * @param level as the allowlist spells it
 * @param device of an L3 repository; empty for others
 * @param reporting whether its workflow reports to the relay
 * @param installed whether it has installed the App
 * @param queued how long its workflow waits for a runner
 * @param runs how long its workflow runs
 * @param conclusion how its workflow ends
 */
public record Participant(
        String repository,
        String level,
        String device,
        boolean reporting,
        boolean installed,
        Duration queued,
        Duration runs,
        String conclusion) {
    /** How many records of one event HUD should have: in_progress and completed, from L2 on. */
    public int expectedRecords() {
        return reporting && installed && !level.equals("L1") ? 2 : 0;
    }

    /** The same without reports. */
    Participant silent() {
        return new Participant(repository, level, device, false, installed, queued, runs, conclusion);
    }

    /** The same without any waiting. */
    Participant inNoTime() {
        return new Participant(
                repository, level, device, reporting, installed, Duration.ZERO, Duration.ZERO, conclusion);
    }
}
