package crcr.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The moves of a job: the table itself, and every walk of eight reports through it. */
final class ReportStatusTest {
    private static final int LONGEST = 8;

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, in_progress, DISPATCHED, IN_PROGRESS",
        "COMPLETED, completed, IN_PROGRESS CLOSED, COMPLETED"
    })
    void aReportLeadsFromItsStatesToOneState(ReportStatus report, String wireName, String from, JobState to) {
        assertEquals(wireName, report.wireName());
        assertEquals(Optional.of(report), ReportStatus.named(wireName));
        assertEquals(Stream.of(from.split(" ", -1)).map(JobState::valueOf).collect(Collectors.toSet()), report.from());
        assertEquals(to, report.to());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "IN_PROGRESS", "Completed", "queued", "in progress", " completed"})
    void noReportHasAnotherName(String name) {
        assertEquals(Optional.empty(), ReportStatus.named(name));
    }

    @ParameterizedTest
    @EnumSource
    void anAcceptedMoveHasNoRefusal(ReportStatus report) {
        for (JobState accepted : report.from()) {
            assertThrows(IllegalArgumentException.class, () -> report.refusal(accepted));
        }
    }

    @Test
    void differentMistakesAreToldApart() {
        Set<String> words = new HashSet<>();
        int refusals = 0;
        for (ReportStatus report : ReportStatus.values()) {
            for (JobState state : JobState.values()) {
                if (!report.from().contains(state)) {
                    words.add(report.refusal(state));
                    refusals++;
                }
            }
        }
        assertEquals(refusals, words.size());
    }

    @Test
    void theOnlyAcceptedReportsAreInProgressAndThenCompleted() {
        List<List<ReportStatus>> walks = walksUpTo(LONGEST);

        assertEquals((1 << (LONGEST + 1)) - 1, walks.size());
        Set<List<ReportStatus>> accepted = new HashSet<>();
        walks.forEach(reports -> accepted.add(walk(reports)));
        assertEquals(
                Set.of(
                        List.of(),
                        List.of(ReportStatus.IN_PROGRESS),
                        List.of(ReportStatus.IN_PROGRESS, ReportStatus.COMPLETED)),
                accepted);
    }

    @Test
    void aJobThatTheRelayClosedMayOnlyBeCompleted() {
        assertTrue(ReportStatus.COMPLETED.from().contains(JobState.CLOSED));
        assertTrue(ReportStatus.IN_PROGRESS.refusal(JobState.CLOSED).contains("the relay closed it"));
        assertFalse(ReportStatus.COMPLETED.from().contains(ReportStatus.COMPLETED.to()));
    }

    private static List<List<ReportStatus>> walksUpTo(int length) {
        List<List<ReportStatus>> walks = new ArrayList<>(List.of(List.of()));
        List<List<ReportStatus>> longest = List.copyOf(walks);
        for (int reports = 1; reports <= length; reports++) {
            List<List<ReportStatus>> longer = new ArrayList<>();
            for (List<ReportStatus> walk : longest) {
                for (ReportStatus next : ReportStatus.values()) {
                    longer.add(Stream.concat(walk.stream(), Stream.of(next)).toList());
                }
            }
            walks.addAll(longer);
            longest = longer;
        }
        return walks;
    }

    /** Sends these reports for a job that was dispatched, and gives back those that were accepted. */
    private static List<ReportStatus> walk(List<ReportStatus> reports) {
        JobState state = JobState.DISPATCHED;
        List<ReportStatus> accepted = new ArrayList<>();
        for (ReportStatus report : reports) {
            if (report.from().contains(state)) {
                assertTrue(report.to().compareTo(state) > 0, () -> report + " leads back");
                state = report.to();
                accepted.add(report);
            } else {
                assertFalse(report.refusal(state).isBlank());
            }
            // A refused report leaves the state that the accepted ones reached.
            assertEquals(
                    accepted.isEmpty()
                            ? JobState.DISPATCHED
                            : accepted.getLast().to(),
                    state);
        }
        return accepted;
    }
}
