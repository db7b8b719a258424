package crcr.lab.demo.cast;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A downstream repository of the demo, and its CI.
 *
 * @param repository {@code owner/repo}
 * @param level as the allowlist spells it
 * @param device of an L3 repository; empty for others
 * @param reporting whether its workflow reports to the relay
 * @param installed whether it has installed the App
 * @param check the check runs that it shows on the upstream's pull request
 * @param queued the time for which its workflow waits for a runner
 * @param runs the execution time of its workflow
 * @param conclusion the conclusion of its workflow, of the last attempt if there are several
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

    /** The check runs on the upstream's pull request. */
    public enum Check {
        /** No check run. */
        NONE,
        /** One check run. */
        ONCE,
        /** A check run that fails, and another one after a re-run was requested. */
        AGAIN
    }

    /** Returns the number of attempts of its run. */
    public int attempts() {
        return check == Check.AGAIN ? 2 : 1;
    }

    /** Returns the conclusion of that attempt. */
    public String conclusion(int attempt) {
        return attempt < attempts() ? FAILURE : conclusion;
    }

    /** Returns the reports whose records HUD should have: in_progress and completed of each attempt, from L2 on. */
    public List<Report> expectedReports() {
        if (!reporting || !installed || level.equals("L1")) {
            return List.of();
        }
        return IntStream.rangeClosed(1, attempts())
                .boxed()
                .flatMap(attempt -> Stream.of(new Report(attempt, "in_progress"), new Report(attempt, "completed")))
                .toList();
    }

    /** Returns the expected final states of its check runs, the oldest first. */
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

    /** Returns this downstream for an event without a pull request. */
    Participant withoutChecks() {
        return new Participant(repository, level, device, reporting, installed, Check.NONE, queued, runs, conclusion);
    }

    /** Returns this downstream without reports. */
    Participant silent() {
        return new Participant(repository, level, device, false, installed, Check.NONE, queued, runs, conclusion);
    }

    /** Returns this downstream without waiting times. */
    Participant inNoTime() {
        return new Participant(
                repository, level, device, reporting, installed, check, Duration.ZERO, Duration.ZERO, conclusion);
    }
}
