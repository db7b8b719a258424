package crcr.application.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.check.CheckBoard.Entry;
import crcr.application.check.CheckBoard.Shown;
import crcr.application.check.CheckBoard.Situation;
import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.outbox.Effects;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.check.JobStanding;
import crcr.domain.delivery.Delivery;
import crcr.domain.event.Labels;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link CheckBoard} promises, together with what puts labels on record. */
public interface CheckBoardContract {
    /** The time of the first labels here. */
    Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private CheckBoard board() {
        return store().board();
    }

    private static Entry unshown(JobStanding standing) {
        return new Entry(standing, Optional.empty(), Optional.empty());
    }

    private Entry entry(JobKey job) {
        return board().look(Standings.COMMIT, job).orElseThrow().entry();
    }

    // Jobs.

    @Test
    default void aJobStandsAsItWasPosted() {
        JobStanding standing = Standings.ended(Standings.job(" b\u00fcild: 1 "), Conclusion.FAILURE);

        Situation situation = board().post(standing);

        assertEquals(new Situation(unshown(standing), Optional.empty(), false), situation);
        assertEquals(Optional.of(situation), board().look(Standings.COMMIT, standing.job()));
        assertEquals(List.of(unshown(standing)), board().jobs("c0ffee"));
    }

    @Test
    default void whatWasNotPostedIsNotThere() {
        board().post(Standings.running(Standings.job("build")));

        assertEquals(Optional.empty(), board().look(Standings.COMMIT, Standings.job("test")));
        assertEquals(List.of(), board().jobs("decade"));
    }

    @Test
    default void aLaterStandingReplacesAnEarlierOneAndNeverTheOtherWayRound() {
        JobKey job = Standings.job("build");
        List<JobStanding> order = List.of(
                Standings.queued(job),
                Standings.running(job),
                Standings.closed(job),
                Standings.ended(job, Conclusion.SUCCESS));
        for (int i = 0; i < order.size(); i++) {
            board().post(order.get(i));
            for (int earlier = 0; earlier < i; earlier++) {
                assertEquals(
                        order.get(i), board().post(order.get(earlier)).entry().standing());
            }
        }
    }

    @Test
    default void whatIsShownIsNotedWithItsRank() {
        JobStanding running = Standings.running(Standings.job("build"));
        board().post(running);
        board().shown(running, 17);
        assertEquals(Optional.of(new Shown(17, 1)), entry(running.job()).shown());

        JobStanding ended = Standings.ended(running.job(), Conclusion.SUCCESS);
        assertEquals(Optional.of(new Shown(17, 1)), board().post(ended).entry().shown());
        board().shown(ended, 18);
        board().shown(running, 17);
        assertEquals(Optional.of(new Shown(18, 3)), entry(running.job()).shown());
        assertEquals(
                List.of(new Entry(ended, Optional.of(new Shown(18, 3)), Optional.empty())), board().jobs("c0ffee"));
    }

    @Test
    default void aRemarkStaysUntilTheJobIsShown() {
        JobStanding running = Standings.running(Standings.job("build"));
        board().remark(running, "nobody posted it");
        assertEquals(Optional.empty(), board().look(Standings.COMMIT, running.job()));

        board().post(running);
        board().remark(running, "GitHub answered 403");
        assertEquals(Optional.of("GitHub answered 403"), entry(running.job()).remark());
        assertEquals(
                Optional.of("GitHub answered 403"),
                board().jobs("c0ffee").getFirst().remark());

        board().shown(running, 17);
        assertEquals(Optional.empty(), entry(running.job()).remark());
    }

    @Test
    default void theNextReportOfAJobIsToldThatItShows() {
        Effects effects = new Effects(store());
        effects.begin();
        JobKey job = Effects.job("build");
        Reservation.Held first = effects.hold("build");
        assertFalse(first.isShown());
        assertTrue(Keyless.settle(store().jobs(), job, ReportStatus.IN_PROGRESS, first.token()));

        JobStanding running = Standings.running(job);
        board().post(running);
        board().shown(running, 17);

        Reservation.Held second =
                assertInstanceOf(Reservation.Held.class, Keyless.reserve(store().jobs(), job, ReportStatus.COMPLETED));
        assertTrue(second.isShown());
        assertFalse(effects.hold("test").isShown());
    }

    @Test
    default void aJobIsOvertakenOnceALaterAttemptOfItIsThere() {
        JobKey job = Standings.job("build").ofAttempt("9");
        assertFalse(board().post(Standings.running(job)).isOvertaken());
        assertFalse(board().post(Standings.running(Standings.job("test").ofAttempt("10")))
                .isOvertaken());
        assertTrue(board().post(Standings.running(job.ofAttempt("2"))).isOvertaken());

        assertFalse(board().post(Standings.running(job.ofAttempt("10"))).isOvertaken());
        assertTrue(board().look(Standings.COMMIT, job).orElseThrow().isOvertaken());
        assertTrue(board().post(Standings.ended(job, Conclusion.SUCCESS)).isOvertaken());
        assertFalse(board().look(Standings.COMMIT, job.ofAttempt("10"))
                .orElseThrow()
                .isOvertaken());
    }

    // Jobs that are queued again.

    private List<JobStanding> overdue(Duration since) {
        return store().queuedJobs().overdue(since, 100);
    }

    @Test
    default void aJobThatIsQueuedAgainAndDoesNotReportIsOverdueAfterAWhile() {
        JobStanding queued = Standings.queued(Standings.job("build"));
        board().post(queued);
        board().post(Standings.running(Standings.job("test")));

        assertEquals(List.of(), overdue(Duration.ofHours(1)));
        assertEquals(List.of(queued), overdue(Duration.ZERO));
        assertEquals(List.of(), store().queuedJobs().overdue(Duration.ZERO, 0));
    }

    @Test
    default void aJobThatReportsIsNotOverdueAnyMore() {
        JobKey job = Standings.job("build");
        board().post(Standings.queued(job));
        board().post(Standings.running(job));
        board().post(Standings.queued(job));
        assertEquals(List.of(), overdue(Duration.ZERO));
    }

    // Labels.

    private Acceptance accept(String id, Instant at, String... labels) {
        Delivery event = Scene.pullRequest(id, "synchronize", 4_711);
        return store().deliveries().accept(labelled(event, at, labels), List.of());
    }

    private static Delivery labelled(Delivery event, Instant at, String... labels) {
        return new Delivery(
                event.id(),
                event.event(),
                event.upstreamId(),
                Optional.of(new Labels(Set.of(labels), at)),
                event.payload());
    }

    private Set<String> names() {
        return board().labels(4_711).orElseThrow().names();
    }

    @Test
    default void theLabelsOfTheNewestEventAreInForce() {
        assertEquals(Optional.empty(), board().labels(4_711));
        accept("d1", NOON, "ciflow/crcr/NPU", "ciflow/crcr/xpu", "bug");
        assertEquals(
                Optional.of(new Labels(Set.of("ciflow/crcr/npu", "ciflow/crcr/xpu"), NOON)), board().labels(4_711));

        accept("d2", NOON.minusSeconds(1), "ciflow/crcr/old");
        assertEquals(Set.of("ciflow/crcr/npu", "ciflow/crcr/xpu"), names());

        accept("d3", NOON, "ciflow/crcr/same-second");
        assertEquals(Set.of("ciflow/crcr/same-second"), names());

        accept("d4", NOON.plusSeconds(1));
        assertEquals(Set.of(), names());
    }

    @Test
    default void aRepeatedDeliverySaysNothingNew() {
        accept("d1", NOON, "ciflow/crcr/npu");
        accept("d2", NOON, "ciflow/crcr/xpu");
        assertEquals(new Acceptance.Repeated(0), accept("d1", NOON, "ciflow/crcr/npu"));
        assertEquals(Set.of("ciflow/crcr/xpu"), names());
    }

    @Test
    default void anEventThatSaysNothingOfLabelsChangesNone() {
        accept("d1", NOON, "ciflow/crcr/npu");
        store().deliveries().accept(Scene.pullRequest("d2", "synchronize", 4_711), List.of());
        store().deliveries().accept(Scene.push("d3"), List.of());
        assertEquals(Set.of("ciflow/crcr/npu"), names());
    }

    @Test
    default void labelsComeWithTheSituationOfAJob() {
        accept("d1", NOON, "ciflow/crcr/npu");
        Labels labels = new Labels(Set.of("ciflow/crcr/npu"), NOON);
        assertEquals(
                Optional.of(labels),
                board().post(Standings.running(Standings.job("build"))).labels());
        assertEquals(
                Optional.of(labels),
                board().look(Standings.COMMIT, Standings.job("build"))
                        .orElseThrow()
                        .labels());
    }

    // Deliveries that are acted on.

    @Test
    default void anEventThatIsActedOnPutsItsEffectsInOnce() {
        Delivery event = labelled(Scene.pullRequest("d1", "labeled", 4_711), NOON, "ciflow/crcr/npu");

        assertEquals(new Acceptance.Fresh(), store().actedDeliveries().act(event, List.of(Effects.effect("one", "a"))));
        assertEquals(
                new Acceptance.Repeated(0), store().actedDeliveries().act(event, List.of(Effects.effect("one", "a"))));

        assertEquals(Set.of("ciflow/crcr/npu"), names());
        assertEquals(1, new Effects(store()).waiting());
        assertEquals(0, store().depth().open());
    }

    @Test
    default void ofManyAtOnceOnePutsItsEffectsIn() throws InterruptedException {
        List<Store> processes = List.of(store(), store().anotherProcess());
        Delivery event = labelled(Scene.pullRequest("d1", "labeled", 4_711), NOON, "ciflow/crcr/npu");

        List<Acceptance> answers = Race.of(
                20,
                number -> processes.get(number % 2).actedDeliveries().act(event, List.of(Effects.effect("one", "a"))));

        assertEquals(
                1, answers.stream().filter(Acceptance.Fresh.class::isInstance).count());
        assertEquals(1, new Effects(store()).waiting());
    }

    @Test
    default void aLabelAndAJobThatComeAtOnceMeet() throws InterruptedException {
        List<Store> processes = List.of(store(), store().anotherProcess());
        for (int round = 0; round < 50; round++) {
            JobKey job = Standings.job("job " + round);
            long pullRequest = 4_711;
            Delivery event = labelled(
                    Scene.pullRequest("d" + round, "labeled", pullRequest),
                    NOON.plusSeconds(round),
                    "ciflow/crcr/round-" + round);
            String label = "ciflow/crcr/round-" + round;

            List<Boolean> met = Race.of(2, number -> {
                Store process = processes.get(number);
                if (number == 0) {
                    process.actedDeliveries().act(event, List.of());
                    return process.board().look(Standings.COMMIT, job).isPresent();
                }
                return process.board()
                        .post(Standings.running(job))
                        .labels()
                        .filter(labels -> labels.names().contains(label))
                        .isPresent();
            });

            assertTrue(met.contains(true), "round " + round);
        }
    }

    @Test
    default void checkRunsAreFoundByTheirJobs() {
        JobKey shown = Standings.job("shown");
        JobKey notShown = Standings.job("not shown");
        board().post(Standings.running(shown));
        board().post(Standings.running(notShown));
        board().shown(Standings.running(shown), 4_711);

        assertEquals(
                Map.of(shown, 4_711L),
                board().checkRuns(Standings.COMMIT.headSha(), List.of(notShown, shown, Standings.job("nowhere"))));
        assertEquals(Map.of(), board().checkRuns(Standings.COMMIT.headSha(), List.of()));
        assertEquals(Map.of(), board().checkRuns("decade", List.of(shown)));
    }

    @Test
    default void whatManyPostAtOnceIsAllThere() throws InterruptedException {
        List<Store> processes = List.of(store(), store().anotherProcess());
        Race.of(
                30,
                number ->
                        processes.get(number % 2).board().post(Standings.running(Standings.job("job " + number % 10))));

        assertEquals(
                IntStream.range(0, 10).mapToObj(number -> "job " + number).collect(Collectors.toSet()),
                names(board().jobs("c0ffee").stream()));
    }

    private static Set<String> names(Stream<Entry> entries) {
        return entries.map(entry -> entry.standing().job().jobName()).collect(Collectors.toSet());
    }
}
