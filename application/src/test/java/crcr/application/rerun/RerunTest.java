package crcr.application.rerun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.check.CheckQueue;
import crcr.application.check.StandingForm;
import crcr.application.check.Standings;
import crcr.application.delivery.ActingOnEvent;
import crcr.application.delivery.TakeEvent.EventOutcome;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.DeliverEffect.Result;
import crcr.application.outbox.Outbox;
import crcr.application.outbox.QueueName;
import crcr.application.rerun.RerunRun.RerunAnswer;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.allowlist.Level;
import crcr.domain.check.JobStanding;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.RelayRule;
import crcr.domain.event.CheckRunRerequested;
import crcr.domain.event.CheckSuiteRerequested;
import crcr.domain.event.CreatingApp;
import crcr.domain.event.EventRepository;
import crcr.domain.event.IncomingEvent;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a request to run a check run or a suite again leads to. */
final class RerunTest {
    private static final Payload BODY = new Payload(new byte[] {'{', '}'});
    private static final EventOutcome IGNORED = new EventOutcome.Ignored("given on");
    private static final CreatingApp OWN = new CreatingApp(OptionalLong.of(99), Optional.empty());
    private static final CreatingApp OTHER = new CreatingApp(OptionalLong.of(98), Optional.of("99x"));
    private static final String PAGES = "https://github.com";
    private static final Duration LONG = Duration.ofHours(1);

    private final MemoryStore store = new MemoryStore();
    private final AllowlistInForce allowlist = new AllowlistInForce();
    private final ActingOnEvent acting = new ActingOnEvent(
            new RelayRule(Scene.UPSTREAM), new IdentitiesInForce(store.identities()), store.actedDeliveries());
    private final TakingRerequests taking =
            new TakingRerequests((_, _, _) -> IGNORED, acting, "99", Scene.UPSTREAM, PAGES);
    private final RunsOfTests runs = new RunsOfTests();
    private ListSuite.SuiteAnswer listed = new ListSuite.SuiteAnswer.Failed("nobody asked for it");
    private final DeliveringReruns delivering = new DeliveringReruns(
            allowlist,
            runs,
            store.reruns(),
            new RunsOfSuite(store.board(), _ -> listed, store.effects(), PAGES),
            new QueuedAgain(store.board(), new NamesOnly(), store.effects(), Clock.systemUTC()));

    /** GitHub's runs, each call noted. */
    private static final class RunsOfTests implements RerunRun {
        private final Deque<RerunAnswer> answers = new ArrayDeque<>();
        private final List<String> calls = new ArrayList<>();

        private RerunAnswer answer(String call) {
            calls.add(call);
            return Optional.ofNullable(answers.poll()).orElseGet(RerunAnswer.Taken::new);
        }

        @Override
        public RerunAnswer failedJobs(RepositoryName downstream, String runId) {
            return answer("failed jobs of " + downstream + " " + runId);
        }

        @Override
        public RerunAnswer all(RepositoryName downstream, String runId) {
            return answer("all of " + downstream + " " + runId);
        }
    }

    /** Writes down which job is queued, in which attempt. */
    private static final class NamesOnly implements StandingForm {
        @Override
        public Payload written(JobStanding standing) {
            String text = standing.job().jobName() + " " + standing.job().runAttempt() + " "
                    + standing.state().status();
            return new Payload(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public JobStanding read(Payload written) {
            throw new UnsupportedOperationException("nothing is read here");
        }
    }

    @BeforeEach
    void list() {
        list(Allowlists.entry(Level.L4, "a/One"), Allowlists.entry(Level.L3, "b/two"));
    }

    private void list(Entry... entries) {
        Allowlists.replace(allowlist, entries);
    }

    private static IncomingEvent checkRun(CreatingApp app, String name, String externalId) {
        return checkRun(app, name, externalId, Optional.of(PAGES + "/a/One/actions/runs/123/attempts/1"));
    }

    private static IncomingEvent checkRun(
            CreatingApp app, String name, String externalId, Optional<String> detailsUrl) {
        return new CheckRunRerequested(
                new EventRepository(Optional.of("pytorch/pytorch"), Optional.of("17")),
                app,
                OptionalLong.of(5),
                Optional.of("c0ffee"),
                Optional.of(name),
                Optional.of(externalId),
                detailsUrl,
                List.of());
    }

    private static IncomingEvent suite(CreatingApp app) {
        return new CheckSuiteRerequested(
                new EventRepository(Optional.of("pytorch/pytorch"), Optional.of("17")),
                app,
                OptionalLong.of(6),
                Optional.of("c0ffee"),
                List.of());
    }

    private static EventOutcome accepted() {
        return new EventOutcome.Accepted(0, Optional.empty());
    }

    private EventOutcome rerequest(String id) {
        return taking.take(new DeliveryId(id), checkRun(OWN, "crcr/a/one/CI/build", "123:4711"), BODY);
    }

    private EventOutcome rerequestAll(String id) {
        return taking.take(new DeliveryId(id), suite(OWN), BODY);
    }

    private List<Result> work() {
        Outbox outbox = store.outbox();
        List<Result> results = new ArrayList<>();
        for (List<Claimed> some = outbox.claim(RerunQueue.NAME, 10, LONG);
                !some.isEmpty();
                some = outbox.claim(RerunQueue.NAME, 10, LONG)) {
            some.forEach(claimed -> {
                results.add(delivering.deliver(claimed));
                outbox.delivered(claimed);
            });
        }
        return results;
    }

    private long waiting(QueueName queue) {
        return store.depth(queue).waiting();
    }

    private static JobKey job(String downstream, String run, String attempt, String name) {
        return new JobKey(Standings.DELIVERY, RepositoryName.of(downstream), run, attempt, name);
    }

    private void shown(JobStanding standing) {
        store.board().post(standing);
        store.board().shown(standing, 17);
    }

    private List<String> queued() {
        return store.outbox().claim(CheckQueue.NAME, 100, LONG).stream()
                .map(claimed -> new String(claimed.effect().content().bytes(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    // What is taken.

    @Test
    void aCheckRunOfTheOwnAppLeadsToOneRerun() {
        assertEquals(accepted(), rerequest("d1"));
        assertEquals(new EventOutcome.Repeated(0), rerequest("d1"));
        assertEquals(accepted(), rerequest("d2"));

        assertEquals(List.of(new Result.Done()), work());
        assertEquals(List.of("failed jobs of a/one 123"), runs.calls);
    }

    @Test
    void oneOfAnotherAppIsNobodysWish() {
        assertEquals(
                IGNORED, taking.take(new DeliveryId("d1"), checkRun(OTHER, "crcr/a/one/CI/build", "123:4711"), BODY));
        assertEquals(IGNORED, taking.take(new DeliveryId("d2"), suite(OTHER), BODY));
        assertEquals(0, waiting(RerunQueue.NAME));
    }

    @Test
    void oneThatShowsNoJobIsIgnored() {
        for (String name : List.of("build", "crcr/a/one", "crcr//one/CI", "other/a/one/CI/build")) {
            assertInstanceOf(
                    EventOutcome.Ignored.class,
                    taking.take(new DeliveryId("d1"), checkRun(OWN, name, "123:4711"), BODY),
                    name);
        }
        for (String id : List.of("", "123", "123:", "123:0", "1 2:4711", "../1:4711", "123:4711:1")) {
            assertInstanceOf(
                    EventOutcome.Ignored.class,
                    taking.take(new DeliveryId("d1"), checkRun(OWN, "crcr/a/one/CI/build", id), BODY),
                    id);
        }
        assertEquals(0, waiting(RerunQueue.NAME));
    }

    @Test
    void oneOfAJobThatDoesNotRunOnGitHubIsIgnored() {
        for (String url : List.of(
                "",
                "https://ci.example.org/a/one/actions/runs/123",
                PAGES + "/a/one/actions/runs/1234",
                PAGES + "/a/one/actions/runs/12",
                PAGES + "/b/one/actions/runs/123",
                "https://github.com.example.org/a/one/actions/runs/123")) {
            Optional<String> detailsUrl = Optional.of(url).filter(text -> !text.isEmpty());
            EventOutcome.Ignored why = assertInstanceOf(
                    EventOutcome.Ignored.class,
                    taking.take(
                            new DeliveryId("d1"), checkRun(OWN, "crcr/a/one/CI/build", "123:4711", detailsUrl), BODY),
                    url);
            assertTrue(why.reason().contains("does not run on GitHub Actions"), why::reason);
        }
        assertEquals(0, waiting(RerunQueue.NAME));
    }

    // What is asked for.

    @Test
    void whereNoJobHasFailedAllOfThemRunAgain() {
        runs.answers.add(new RerunAnswer.NoFailedJobs());
        rerequest("d1");
        assertEquals(List.of(new Result.Done()), work());
        assertEquals(List.of("failed jobs of a/one 123", "all of a/one 123"), runs.calls);
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"L1", "L2"})
    void whoWasMovedDownIsNotRunAgain(Level level) {
        rerequest("d1");
        list(Allowlists.entry(level, "a/one"));
        assertInstanceOf(Result.Dropped.class, work().getFirst());
        assertEquals(List.of(), runs.calls);
    }

    @Test
    void whoWasTakenOffTheListIsNotRunAgain() {
        rerequest("d1");
        list(Allowlists.entry(Level.L4, "b/two"));
        assertInstanceOf(Result.Dropped.class, work().getFirst());
        assertEquals(List.of(), runs.calls);
    }

    @Test
    void aRunThatRunsIsLeftAlone() {
        shown(Standings.ended(job("a/one", "123", "1", "build"), Conclusion.FAILURE));
        runs.answers.add(new RerunAnswer.AlreadyRunning());
        rerequest("d1");
        assertEquals(List.of(new Result.Done()), work());
        assertEquals(List.of(), queued());
    }

    @Test
    void theAnswersOfGitHubDecideWhatFollows() {
        runs.answers.add(new RerunAnswer.Failed("503"));
        runs.answers.add(new RerunAnswer.Refused("403"));
        runs.answers.add(new RerunAnswer.Limited(Optional.of(Duration.ofSeconds(7)), "429"));
        runs.answers.add(new RerunAnswer.Limited(Optional.empty(), "429"));
        List<Result> expected = List.of(
                new Result.Failed("503"),
                new Result.Refused("403"),
                new Result.Limited(Duration.ofSeconds(7), "429"),
                new Result.Limited(Duration.ofMinutes(1), "429"));
        for (int i = 0; i < expected.size(); i++) {
            rerequest("d" + i);
            assertEquals(List.of(expected.get(i)), work());
        }
        assertEquals(0, waiting(CheckQueue.NAME));
    }

    // What shows then.

    @Test
    void theFailedJobsOfTheRunShowAsQueued() {
        shown(Standings.ended(job("a/one", "123", "1", "build"), Conclusion.FAILURE));
        shown(Standings.ended(job("a/one", "123", "1", "test"), Conclusion.SUCCESS));
        shown(Standings.ended(job("a/one", "124", "1", "build"), Conclusion.FAILURE));
        shown(Standings.ended(job("b/two", "123", "1", "build"), Conclusion.FAILURE));
        store.board().post(Standings.ended(job("a/one", "123", "1", "hidden"), Conclusion.FAILURE));
        rerequest("d1");
        work();
        assertEquals(List.of("build 2 queued"), queued());
    }

    @Test
    void whatIsPresumedReplacesNoReportThatWaits() {
        JobStanding ended = Standings.ended(job("a/one", "123", "2", "build"), Conclusion.SUCCESS);
        store.effects().put(List.of(CheckQueue.state(ended, new NamesOnly().written(ended))));
        // The board does not know of the second attempt yet, and another re-run is asked for.
        shown(Standings.ended(job("a/one", "123", "1", "build"), Conclusion.FAILURE));
        rerequest("d1");
        work();
        assertEquals(List.of("build 2 completed"), queued());
        assertEquals(2, waiting(CheckQueue.NAME));
    }

    @Test
    void theNextAttemptCarriesTheQueueTimeFromThenOn() {
        new Scene(store).begin("d1-of-job", "a/one");
        store.pass(Duration.ofMinutes(1));
        rerequest("d1");
        work();

        JobKey again = new JobKey(new DeliveryId("d1-of-job"), RepositoryName.of("a/one"), "123", "2", "build");
        Reservation.Held held = assertInstanceOf(
                Reservation.Held.class, Keyless.reserve(store.jobs(), again, ReportStatus.IN_PROGRESS));
        assertTrue(
                held.times().queuedSince().orElseThrow().isAfter(held.dispatch().dispatched()));
    }

    @Test
    void whatIsQueuedAgainAndDoesNotReportShowsAsTimedOut() {
        GivingUpReruns givingUp =
                new GivingUpReruns(store.queuedJobs(), new NamesOnly(), store.effects(), Duration.ofHours(6));
        store.board().post(Standings.queued(job("a/one", "123", "2", "build")));
        assertEquals(0, givingUp.giveUp());
        store.pass(Duration.ofHours(6));
        assertEquals(1, givingUp.giveUp());
        // Until it is posted it is overdue, and one effect replaces the other.
        assertEquals(1, givingUp.giveUp());
        assertEquals(List.of("build 2 completed"), queued());
    }

    @Test
    void whatTheRelaySupposesReplacesNoReportThatWaits() {
        JobKey again = job("a/one", "123", "2", "build");
        JobStanding reported = Standings.ended(again, Conclusion.SUCCESS);
        shown(Standings.ended(job("a/one", "123", "1", "build"), Conclusion.FAILURE));
        store.board().post(Standings.queued(again));
        store.pass(Duration.ofHours(6));
        store.effects().put(List.of(CheckQueue.state(reported, new NamesOnly().written(reported))));

        rerequest("d1");
        work();
        new GivingUpReruns(store.queuedJobs(), new NamesOnly(), store.effects(), Duration.ofHours(6)).giveUp();

        assertEquals(2, waiting(CheckQueue.NAME));
        assertEquals(List.of("build 2 completed"), queued());
    }

    // Check suites.

    @Test
    void ofASuiteEachShownRunOfAListedDownstreamRunsAgainOnce() {
        shown(Standings.ended(job("a/one", "123", "1", "build"), Conclusion.FAILURE));
        shown(Standings.ended(job("a/one", "123", "1", "test"), Conclusion.SUCCESS));
        shown(Standings.ended(job("b/two", "7", "1", "build"), Conclusion.SUCCESS));
        shown(Standings.ended(job("c/three", "8", "1", "build"), Conclusion.SUCCESS));
        store.board().post(Standings.ended(job("a/one", "9", "1", "hidden"), Conclusion.FAILURE));
        assertEquals(accepted(), rerequestAll("d1"));
        work();
        assertEquals(
                List.of("all of a/one 123", "all of b/two 7"),
                runs.calls.stream().sorted().toList());
        assertEquals(List.of("build 2 queued", "build 2 queued", "test 2 queued"), queued());
    }

    private static String page(String downstream, String run) {
        return PAGES + "/" + downstream + "/actions/runs/" + run;
    }

    @Test
    void ofASuiteNoJobRunsAgainThatDoesNotRunOnGitHub() {
        JobStanding elsewhere =
                Standings.elsewhere(Standings.ended(job("a/one", "123", "1", "build"), Conclusion.FAILURE));
        shown(elsewhere);
        rerequestAll("d1");
        assertInstanceOf(Result.Dropped.class, work().getFirst());

        shown(Standings.ended(job("a/one", "123", "1", "test"), Conclusion.FAILURE));
        rerequestAll("d2");
        work();
        assertEquals(List.of("all of a/one 123"), runs.calls);
        assertEquals(List.of("test 2 queued"), queued());
    }

    @Test
    void ofASuiteThatIsNotOnRecordGitHubsListCounts() {
        listed = new ListSuite.SuiteAnswer.Found(List.of(
                new ListSuite.Listed("crcr/a/one/CI/build", "123:4711", page("a/one", "123")),
                new ListSuite.Listed("crcr/a/one/CI/lint", "124:4711", "https://ci.example.org/124"),
                new ListSuite.Listed("crcr/a/one/CI/docs", "125:4711", ""),
                new ListSuite.Listed("crcr/a/one/CI/test", "123:4711", page("a/one", "123") + "/job/7"),
                new ListSuite.Listed("crcr/x/y/CI/test", "1:4711", page("x/y", "1")),
                new ListSuite.Listed("something else", "2:4711", page("a/one", "2")),
                new ListSuite.Listed("crcr/b/two/CI/test", "", page("b/two", "3"))));
        rerequestAll("d1");
        work();
        assertEquals(List.of("all of a/one 123"), runs.calls);
    }

    @Test
    void aSuiteInWhichNothingShowsIsDropped() {
        listed = new ListSuite.SuiteAnswer.Found(List.of());
        rerequestAll("d1");
        assertInstanceOf(Result.Dropped.class, work().getFirst());
    }

    @Test
    void aSuiteThatGitHubDoesNotListIsTriedAgain() {
        rerequestAll("d1");
        assertEquals(List.of(new Result.Failed("nobody asked for it")), work());
    }

    @Test
    void withoutAnAllowlistItWaits() {
        DeliveringReruns early = new DeliveringReruns(
                new AllowlistInForce(),
                runs,
                store.reruns(),
                new RunsOfSuite(store.board(), _ -> listed, store.effects(), PAGES),
                new QueuedAgain(store.board(), new NamesOnly(), store.effects(), Clock.systemUTC()));
        rerequest("d1");
        Claimed claimed = store.outbox().claim(RerunQueue.NAME, 1, LONG).getFirst();
        assertInstanceOf(Result.Limited.class, early.deliver(claimed));
    }

    @Test
    void aWishSaysWhatIsMeant() {
        PullRequestCommit commit = new PullRequestCommit(4_711, "c0ffee");
        RepositoryName one = RepositoryName.of("a/one");
        DeliveryId id = new DeliveryId("d1");
        assertEquals(
                new RerunQueue.Wish.FailedJobs("c0ffee", "123"),
                RerunQueue.wish(RerunQueue.failedJobs(id, one, commit, "123")));
        assertEquals(
                new RerunQueue.Wish.AllJobs("c0ffee", "123"),
                RerunQueue.wish(RerunQueue.allJobs(id, one, "c0ffee", "123")));
        assertEquals(new RerunQueue.Wish.Suite("c0ffee", 6), RerunQueue.wish(RerunQueue.suite(id, one, "c0ffee", 6)));
    }
}
