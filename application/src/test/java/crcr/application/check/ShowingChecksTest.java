package crcr.application.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.Move;
import crcr.application.outbox.Effect;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.check.CheckState;
import crcr.domain.check.JobLink;
import crcr.domain.check.JobStanding;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.job.Conclusion;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobPlace;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.WorkflowWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moves that have effects in the queue of check runs. Those of downstreams that may not show cost nothing. */
final class ShowingChecksTest {
    private static final Instant BEGAN = Instant.parse("2026-11-28T12:00:00Z");
    private static final Payload BODY = new Payload(new byte[] {'{', '}'});
    private static final RepositoryName UPSTREAM = RepositoryName.of("pytorch/pytorch");

    private final List<JobStanding> written = new ArrayList<>();
    private final ShowingChecks showing = new ShowingChecks(new StandingForm() {
        @Override
        public Payload written(JobStanding standing) {
            written.add(standing);
            return BODY;
        }

        @Override
        public JobStanding read(Payload payload) {
            throw new UnsupportedOperationException("nothing is read here");
        }
    });

    private static Downstream downstream(Level level, Participation... takesPartIn) {
        Optional<Device> device = level == Level.L3 ? Optional.of(new Device("npu")) : Optional.empty();
        return new Downstream(RepositoryName.of("a/One"), level, device, List.of(), Set.of(takesPartIn));
    }

    private static Move move(
            Downstream downstream, OptionalLong pullRequest, Optional<Conclusion> ended, boolean isShown, Move.By by) {
        return move(downstream, pullRequest, ended, isShown, by, new JobPlace.OnGitHub(Optional.of("17")));
    }

    private static Move move(
            Downstream downstream,
            OptionalLong pullRequest,
            Optional<Conclusion> ended,
            boolean isShown,
            Move.By by,
            JobPlace place) {
        ReportStatus status = ended.isPresent() ? ReportStatus.COMPLETED : ReportStatus.IN_PROGRESS;
        JobReport report = new JobReport(Standings.DELIVERY, "123", "1", "build", status, ended);
        UpstreamEvent event =
                new UpstreamEvent("pull_request", Optional.of("opened"), UPSTREAM, UPSTREAM, pullRequest, "c0ffee");
        return new Move(
                report.of(downstream.repository()),
                report,
                new JobTimes(Optional.empty(), BEGAN, ended.map(_ -> BEGAN.plusSeconds(60))),
                new DispatchFacts(Standings.DELIVERY, event, BEGAN),
                downstream,
                new WorkflowWords("CI", Optional.empty(), Optional.empty(), Optional.of("https://ci.example.org/9")),
                BODY,
                isShown,
                by,
                place);
    }

    private List<Effect> effects(Downstream downstream, OptionalLong pullRequest, boolean isShown) {
        return showing.of(move(downstream, pullRequest, Optional.empty(), isShown, Move.By.CALLER));
    }

    @ParameterizedTest
    @CsvSource({"L1,false,0", "L2,false,0", "L3,false,1", "L4,false,1", "L1,true,1", "L2,true,1"})
    void whoMayShowOrDoesShowIsQueued(Level level, boolean isShown, int queued) {
        Downstream downstream = downstream(level, Participation.values());
        assertEquals(
                queued, effects(downstream, OptionalLong.of(4_711), isShown).size());
    }

    @Test
    void whoTakesNoPartInPullRequestsIsNotQueued() {
        Downstream nightly = downstream(Level.L4, Participation.NIGHTLY);
        assertEquals(List.of(), effects(nightly, OptionalLong.of(4_711), false));
    }

    @Test
    void anEventOfNoPullRequestShowsNothing() {
        Downstream downstream = downstream(Level.L4, Participation.values());
        assertEquals(List.of(), effects(downstream, OptionalLong.empty(), false));
    }

    @Test
    void aJobElsewhereLeadsToItsOwnPageIfItsHostIsAllowed() {
        Downstream downstream = downstream(Level.L4, Participation.values());
        for (String host : List.of("ci.example.org", "other.example.org")) {
            showing.of(move(
                    downstream,
                    OptionalLong.of(4_711),
                    Optional.empty(),
                    false,
                    Move.By.CALLER,
                    new JobPlace.Elsewhere(Optional.of(host))));
        }

        assertEquals(
                List.of(
                        Optional.of(new JobLink.Elsewhere(Optional.of("https://ci.example.org/9"))),
                        Optional.of(new JobLink.Elsewhere(Optional.empty()))),
                written.stream().map(JobStanding::elsewhere).toList());
        assertEquals(Optional.empty(), written.getFirst().jobId());
    }

    @Test
    void theStandingIsThatOfTheMove() {
        Downstream downstream = downstream(Level.L4, Participation.values());
        showing.of(move(downstream, OptionalLong.of(4_711), Optional.of(Conclusion.FAILURE), true, Move.By.RELAY));

        JobStanding standing = written.getFirst();
        assertEquals(new CheckState.Completed(Conclusion.FAILURE), standing.state());
        assertEquals(Standings.COMMIT, standing.commit());
        assertEquals(Optional.of("17"), standing.jobId());
        assertEquals(Optional.empty(), standing.elsewhere());
        assertTrue(standing.closedByRelay());
        assertEquals("CI", standing.workflow());
    }
}
