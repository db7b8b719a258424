package crcr.application.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.check.PutCheckRun.CheckRunAnswer;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.DeliverEffect.Result;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Lane;
import crcr.application.outbox.QuietTime;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.SettableClock;
import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.allowlist.Level;
import crcr.domain.check.CheckRun;
import crcr.domain.check.JobStanding;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.event.Labels;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is shown of a job, and what that costs. */
final class DeliveringChecksTest {
    private static final JobKey JOB = Standings.job("build");
    private static final Entry L3 = Allowlists.entry(Level.L3, "a/one");
    private static final Entry L4 = Allowlists.entry(Level.L4, "a/one");
    private static final Entry L2 = Allowlists.entry(Level.L2, "a/one");
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final MemoryStore store = new MemoryStore();
    private final SettableClock clock = new SettableClock(NOON);
    private final QuietTime quiet = new QuietTime(clock);
    private final AllowlistInForce allowlist = new AllowlistInForce();
    private final GitHubOfTests gitHub = new GitHubOfTests();
    private final WrittenStandings form = new WrittenStandings();
    private Optional<Duration> pause = Optional.empty();
    private final DeliveringChecks delivering = new DeliveringChecks(
            store.board(),
            form,
            allowlist,
            new LookingAgain(store.board(), store.effects()),
            new CallGitHub(gitHub, store.board(), () -> pause, quiet),
            "https://github.com");

    /** GitHub's check runs, each call noted. */
    private static final class GitHubOfTests implements PutCheckRun {
        private final Deque<CheckRunAnswer> answers = new ArrayDeque<>();
        private final List<String> calls = new ArrayList<>();
        private final List<Optional<String>> pages = new ArrayList<>();

        @Override
        public CheckRunAnswer create(CheckRun checkRun) {
            pages.add(checkRun.detailsUrl());
            calls.add("create " + checkRun.state().status());
            return Optional.ofNullable(answers.poll()).orElseGet(() -> new CheckRunAnswer.Shown(calls.size()));
        }

        @Override
        public CheckRunAnswer update(long id, CheckRun checkRun) {
            calls.add("update " + id + " " + checkRun.state().status());
            return Optional.ofNullable(answers.poll()).orElseGet(() -> new CheckRunAnswer.Shown(id));
        }
    }

    /** Writes down a number for each standing. */
    private static final class WrittenStandings implements StandingForm {
        private final List<JobStanding> standings = new ArrayList<>();

        @Override
        public Payload written(JobStanding standing) {
            standings.add(standing);
            return new Payload(Integer.toString(standings.size() - 1).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public JobStanding read(Payload written) {
            return standings.get(Integer.parseInt(new String(written.bytes(), StandardCharsets.UTF_8)));
        }
    }

    private static Claimed claimed(Effect effect) {
        return new Claimed("id", "lease", effect, 0, Duration.ZERO, Map.of());
    }

    private Result state(JobStanding standing) {
        return delivering.deliver(claimed(CheckQueue.state(standing, form.written(standing))));
    }

    private Result look() {
        return delivering.deliver(claimed(CheckQueue.look(Standings.COMMIT, JOB)));
    }

    private void list(Entry... entries) {
        Allowlists.replace(allowlist, entries);
    }

    private void label(String delivery, Instant at, String... labels) {
        Delivery event = Scene.pullRequest(delivery, "labeled", 4_711);
        store.actedDeliveries()
                .act(
                        new Delivery(
                                event.id(),
                                event.event(),
                                event.upstreamId(),
                                Optional.of(new Labels(Set.of(labels), at)),
                                event.payload()),
                        List.of());
    }

    @Test
    void aJobElsewhereLeadsToItsOwnPage() {
        list(Allowlists.entry(Level.L4, "a/One"));
        state(Standings.running(JOB.ofAttempt("7")));
        state(Standings.elsewhere(Standings.running(JOB.ofAttempt("8"))));

        assertTrue(gitHub.pages.getFirst().orElseThrow().startsWith("https://github.com/"), gitHub.pages::toString);
        assertEquals(Optional.of("https://ci.example.org/9"), gitHub.pages.getLast());
    }

    private void assertCalls(String... calls) {
        assertEquals(List.of(calls), gitHub.calls);
    }

    @Test
    void atL4EachStateCostsOneCall() {
        list(L4);
        assertEquals(new Result.Done(), state(Standings.running(JOB)));
        assertEquals(new Result.Done(), state(Standings.ended(JOB, Conclusion.FAILURE)));
        assertCalls("create in_progress", "update 1 completed");
    }

    @Test
    void anAttemptThatComesAfterALaterOneDoesNotHideIt() {
        list(L4);
        state(Standings.running(JOB.ofAttempt("10")));
        JobStanding earlier = Standings.ended(JOB.ofAttempt("9"), Conclusion.FAILURE);
        Effect effect = CheckQueue.state(earlier, form.written(earlier));
        assertEquals(
                new Result.Done(),
                delivering.deliver(new Claimed("id", "lease", effect, 0, Duration.ofMinutes(1), Map.of())));
        assertCalls("create in_progress");
    }

    @Test
    void whatIsShownAlreadyCostsNone() {
        list(L4);
        JobStanding ended = Standings.ended(JOB, Conclusion.FAILURE);
        state(ended);
        assertEquals(new Result.Done(), state(ended));
        assertEquals(new Result.Done(), state(Standings.running(JOB)));
        assertEquals(new Result.Done(), look());
        assertCalls("create completed");
    }

    @Test
    void atL2NothingShows() {
        list(L2);
        assertEquals(new Result.Done(), state(Standings.running(JOB)));
        assertCalls();
    }

    @Test
    void atL3NothingShowsWithoutTheLabel() {
        list(L3);
        assertEquals(new Result.Done(), state(Standings.running(JOB)));
        label("d1", NOON, "ciflow/crcr/xpu");
        assertEquals(new Result.Done(), state(Standings.ended(JOB, Conclusion.SUCCESS)));
        assertCalls();
    }

    @Test
    void atL3ItShowsWithTheLabel() {
        list(L3);
        label("d1", NOON, "ciflow/crcr/NPU");
        state(Standings.running(JOB));
        assertCalls("create in_progress");
    }

    @Test
    void aLookShowsWhatIsOnTheBoard() {
        list(L3);
        state(Standings.ended(JOB, Conclusion.SUCCESS));
        label("d1", NOON, "ciflow/crcr/npu");
        assertEquals(new Result.Done(), look());
        assertCalls("create completed");
    }

    @Test
    void aLookAtAJobThatIsNotThereIsDropped() {
        list(L3);
        assertInstanceOf(Result.Dropped.class, look());
    }

    @Test
    void whatShowsIsFinishedWhateverBecameOfLabelAndLevel() {
        list(L3);
        label("d1", NOON, "ciflow/crcr/npu");
        state(Standings.running(JOB));
        label("d2", NOON.plusSeconds(1));
        list(L2);
        state(Standings.closed(JOB));
        list(Allowlists.entry(Level.L2, "b/two"));
        state(Standings.ended(JOB, Conclusion.SUCCESS));
        assertCalls("create in_progress", "update 1 completed", "update 1 completed");
    }

    @Test
    void withoutAnAllowlistItWaits() {
        assertInstanceOf(Result.Limited.class, state(Standings.running(JOB)));
        assertCalls();
    }

    @Test
    void aCheckRunThatIsGoneIsCreatedAnew() {
        list(L4);
        state(Standings.running(JOB));
        gitHub.answers.add(new CheckRunAnswer.UnknownCheckRun("404"));
        assertEquals(new Result.Done(), state(Standings.ended(JOB, Conclusion.SUCCESS)));
        assertCalls("create in_progress", "update 1 completed", "create completed");
    }

    @Test
    void anUnknownCommitIsDroppedAndSaysWhy() {
        list(L4);
        gitHub.answers.add(new CheckRunAnswer.UnknownCommit("No commit found"));
        assertEquals(new Result.Dropped("No commit found"), state(Standings.running(JOB)));
        assertEquals(Optional.of("No commit found"), remark());
    }

    @Test
    void aRefusalIsADeadLetterAndSaysWhy() {
        list(L4);
        gitHub.answers.add(new CheckRunAnswer.Refused("403 no permission"));
        assertEquals(new Result.Refused("403 no permission"), state(Standings.running(JOB)));
        assertEquals(Optional.of("403 no permission"), remark());
    }

    private Optional<String> remark() {
        return store.board().look(Standings.COMMIT, JOB).orElseThrow().entry().remark();
    }

    @Test
    void aFailureIsTriedAgain() {
        list(L4);
        gitHub.answers.add(new CheckRunAnswer.Failed("503"));
        assertEquals(new Result.Failed("503"), state(Standings.running(JOB)));
        state(Standings.running(JOB));
        assertCalls("create in_progress", "create in_progress");
    }

    @Test
    void aLimitHoldsTheWholeQueueUp() {
        list(L4);
        assertTrue(quiet.isOver());
        gitHub.answers.add(new CheckRunAnswer.Limited(Optional.of(Duration.ofSeconds(90)), "429"));
        assertEquals(new Result.Limited(Duration.ofSeconds(90), "429"), state(Standings.running(JOB)));
        clock.pass(Duration.ofSeconds(89));
        assertFalse(quiet.isOver());
        clock.pass(Duration.ofSeconds(1));
        assertTrue(quiet.isOver());
    }

    @Test
    void aLimitThatDoesNotSayForHowLongLastsAMinute() {
        list(L4);
        gitHub.answers.add(new CheckRunAnswer.Limited(Optional.empty(), "403"));
        assertEquals(new Result.Limited(Duration.ofMinutes(1), "403"), state(Standings.running(JOB)));
    }

    @Test
    void theRelaysOwnPaceHoldsTheWholeQueueUp() {
        list(L4);
        pause = Optional.of(Duration.ofMillis(400));
        assertInstanceOf(Result.Limited.class, state(Standings.running(JOB)));
        assertFalse(quiet.isOver());
        assertCalls();
    }

    // Labels that come later.

    private Result labelled(String label) {
        return delivering.deliver(
                claimed(CheckQueue.labelled(new DeliveryId("d9"), Scene.UPSTREAM, Standings.COMMIT, label)));
    }

    private List<Lane> lookedAt() {
        return store.outbox().claim(CheckQueue.NAME, 1_000, Duration.ofHours(1)).stream()
                .map(claim -> claim.effect().lane())
                .toList();
    }

    @Test
    void aLabelHasTheJobsOfItsDeviceLookedAt() {
        list(L3);
        for (int i = 0; i < 250; i++) {
            state(Standings.running(Standings.job("job " + i)));
        }
        assertEquals(new Result.Done(), labelled("ciflow/crcr/xpu"));
        assertEquals(List.of(), lookedAt());

        assertEquals(new Result.Done(), labelled("ciflow/crcr/NPU"));
        assertEquals(250, Set.copyOf(lookedAt()).size());
        assertCalls();
    }

    @Test
    void whatIsNoEffectOfThisQueueIsAFault() {
        list(L4);
        Effect effect = CheckQueue.look(Standings.COMMIT, JOB);
        Effect other = new Effect(
                effect.queue(),
                effect.lane(),
                effect.subject(),
                effect.delivery(),
                effect.downstream(),
                new TreeMap<>(Map.of("kind", "dance")),
                effect.content());
        assertThrows(IllegalArgumentException.class, () -> delivering.deliver(claimed(other)));
    }
}
