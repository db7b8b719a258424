package crcr.lab.demo.cast;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A downstream repository of the demo, and how its CI goes.
 *
 * @param repository {@code owner/repo}
 * @param level as the allowlist spells it
 * @param device of an L3 repository; empty for others
 * @param reporting whether its workflow reports to the relay
 * @param installed whether it has installed the App
 * @param check what shows of it on the upstream's pull request
 * @param queued how long its workflow waits for a runner
 * @param runs how long its workflow runs
 * @param conclusion how its workflow ends, the last time if there are several
 */
public record Participant(
        String repository,
        String level,
        String device,
        boolean reporting,
        boolean installed,
        Check check,
        Duration queued,
        Duration runs,
        String conclusion) {
    private static final String FAILURE = "failure";

    /** What shows on the upstream's pull request. */
    public enum Check {
        /** Nothing. */
        NONE,
        /** One check run. */
        ONCE,
        /** A check run that fails, and another one after somebody has asked for a re-run. */
        AGAIN
    }

    /** Returns how many attempts its run needs. */
    public int attempts() {
        return check == Check.AGAIN ? 2 : 1;
    }

    /** Returns how that attempt ends. */
    public String conclusion(int attempt) {
        return attempt < attempts() ? FAILURE : conclusion;
    }

    /** Returns the reports that HUD should have a record of: in_progress and completed of each attempt, from L2 on. */
    public List<Report> expectedReports() {
        if (!reporting || !installed || level.equals("L1")) {
            return List.of();
        }
        return IntStream.rangeClosed(1, attempts())
                .boxed()
                .flatMap(attempt -> Stream.of(new Report(attempt, "in_progress"), new Report(attempt, "completed")))
                .toList();
    }

    /** Returns how its check runs should end, the oldest first. */
    public List<String> expectedChecks() {
        return check == Check.NONE
                ? List.of()
                : IntStream.rangeClosed(1, attempts())
                        .mapToObj(this::conclusion)
                        .toList();
    }

    /** Returns the label that shows its jobs at L3. */
    public String label() {
        return "ciflow/crcr/" + device;
    }

    /** Returns the same of an event that is about no pull request. */
    Participant withoutChecks() {
        return new Participant(repository, level, device, reporting, installed, Check.NONE, queued, runs, conclusion);
    }

    /** Returns the same without reports. */
    Participant silent() {
        return new Participant(repository, level, device, false, installed, Check.NONE, queued, runs, conclusion);
    }

    /** Returns the same without any waiting. */
    Participant inNoTime() {
        return new Participant(
                repository, level, device, reporting, installed, check, Duration.ZERO, Duration.ZERO, conclusion);
    }
}
