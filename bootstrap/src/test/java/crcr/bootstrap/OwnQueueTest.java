package crcr.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.callback.CallbackBody;
import crcr.application.callback.CallbackOutcome;
import crcr.application.callback.Caller;
import crcr.application.callback.Echo;
import crcr.application.callback.FollowUp;
import crcr.application.callback.ListedCallers;
import crcr.application.callback.RecordingReport;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.dispatch.Target;
import crcr.application.explanation.ExplainingChecks;
import crcr.application.explanation.ExplainingDeliveries;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.DeliverEffect;
import crcr.application.outbox.Effect;
import crcr.application.outbox.QueueName;
import crcr.application.pipeline.KnownPipelines;
import crcr.application.scorecard.KeepingScorecards;
import crcr.application.store.Scene;
import crcr.application.trust.HandlingIdentities;
import crcr.application.trust.IdentitiesInForce;
import crcr.bootstrap.command.DeadCommand;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.RelayRule;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobReport;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.WorkflowWords;
import crcr.domain.retry.Backoff;
import crcr.fixture.Eventually;
import crcr.fixture.RealRedis;
import crcr.infrastructure.check.StandingJson;
import crcr.infrastructure.http.ManagementServer;
import crcr.infrastructure.hud.NoHud;
import crcr.infrastructure.metrics.RelayMetrics;
import crcr.infrastructure.redis.RedisStore;
import crcr.infrastructure.work.EffectQueue;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A new kind of effect costs a deliverer, a follow-up and their lines in {@link EffectParts}: this one is of a queue
 * that nothing else in the relay knows, and has all that the others have.
 */
final class OwnQueueTest {
    private static final QueueName BOARD = new QueueName("board");
    private static final int ATTEMPTS = 3;
    private static final RepositoryName ONE = RepositoryName.of("a/One");
    private static final AllowlistInForce ALLOWLIST = Allowlists.inForce(Allowlists.entry(Level.L2, "a/One"));

    private final Closing closing = new Closing();
    private final RedisStore store = closing.closing(RedisStore.connect(RealRedis.fresh(), Duration.ofDays(3)));
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Board board = new Board();
    private Optional<String> subject = Optional.of("state");

    // All that has to be written for it.

    /** Shows the state of each job; with a subject, the newest one is enough. */
    private final FollowUp showing = move -> List.of(new Effect(
            BOARD,
            HudQueue.lane(move.job()),
            subject,
            move.job().delivery(),
            move.job().downstream(),
            new TreeMap<>(Map.of("run", move.job().runId())),
            payload(move.job().jobName() + " " + move.report().status().wireName())));

    /** Keeps what it is shown, and answers as the test says. */
    private static final class Board implements DeliverEffect {
        private final List<String> shown = new CopyOnWriteArrayList<>();
        private final Deque<Result> answers = new ConcurrentLinkedDeque<>();
        private final Map<String, Result> refusing = new ConcurrentHashMap<>();

        @Override
        public Result deliver(Claimed claimed) {
            String state = new String(claimed.effect().content().bytes(), StandardCharsets.UTF_8);
            Result answer = Optional.ofNullable(answers.poll())
                    .orElseGet(() -> refusing.getOrDefault(state, new Result.Done()));
            shown.add(state);
            return answer;
        }

        private long times(String state) {
            return shown.stream().filter(state::equals).count();
        }

        @Override
        public String title(Effect effect) {
            return "state of a job";
        }
    }

    private EffectParts composed() {
        Backoff backoff =
                Backoff.doubling(Duration.ofMillis(1), Duration.ofMillis(1)).atMost(ATTEMPTS);
        return new EffectParts(
                new NoHud(), List.of(new EffectQueue(BOARD, board, backoff, 4, open::get)), List.of(showing));
    }

    // What is there already.

    private final EffectParts effects = composed();
    private final RelayMetrics metrics = closing.closing(new RelayMetrics(
            meters,
            ALLOWLIST,
            Optional.empty(),
            effects.names(),
            () -> true,
            () -> store.depths(effects.names()),
            Optional::empty));
    private final IdentitiesInForce identities = new IdentitiesInForce(store.identities());
    private final RecordingReport recording =
            Recording.withoutTokens(store.admission(1_000), store.jobs(), effects.hud(), effects.followUps());
    private final ManagementServer management = closing.closing(ManagementServer.start(
            0,
            Optional::empty,
            new ManagementServer.Subjects(
                    List::of,
                    metrics::scrape,
                    new HandlingDeadLetters(
                            effects.names().stream().collect(Collectors.toMap(queue -> queue, store::deadLetters))),
                    new HandlingIdentities(store.identities(), identities, KnownPipelines.Standing.NotConfigured::new),
                    new ExplainingDeliveries(
                            new RelayRule(RepositoryName.of("up/stream")),
                            ALLOWLIST,
                            store.identities(),
                            store.history()),
                    new ExplainingChecks(ALLOWLIST, store.checks().board(new StandingJson())),
                    new KeepingScorecards(store.scores(), ALLOWLIST, Clock.systemUTC()))));

    @BeforeEach
    void begin() {
        metrics.watch("test", Clock.systemUTC());
        store.deliveries().accept(Scene.pullRequest("d1"), List.of(ONE));
        Target target = store.targets().claim(1).getFirst();
        store.targetRecords().begin(target);
        store.targetRecords().succeeded(target);
    }

    @AfterEach
    void close() {
        closing.close();
    }

    private void work() {
        effects.work(store.outbox(), meters, closing);
    }

    private void report(String job, ReportStatus status) {
        JobReport report = new JobReport(
                new DeliveryId("d1"),
                "123",
                "1",
                job,
                status,
                status == ReportStatus.COMPLETED ? Optional.of(Conclusion.SUCCESS) : Optional.empty());
        CallbackBody.WellFormed body = new CallbackBody.WellFormed(
                report, new Echo(Optional.empty(), Map.of()), Optional.empty(), WorkflowWords.NOTHING, payload("{}"));
        Caller caller = Caller.onGitHub("https://issuer.example", ONE, new TreeMap<>());
        assertInstanceOf(
                CallbackOutcome.Answered.class,
                recording.record(new ListedCallers(ALLOWLIST, identities).listed(caller), body, Optional.empty()));
    }

    private static Payload payload(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    private double metric(String series) {
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + series));
    }

    private void awaitMetric(String series, double expected) {
        Eventually.holds(series + " is " + expected, () -> metric(series) == expected);
    }

    private String dead(int status, String... arguments) {
        var out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int ended = DeadCommand.run(
                List.of(arguments), Map.of("MANAGEMENT_PORT", Integer.toString(management.port())), printed, printed);
        String text = out.toString(StandardCharsets.UTF_8);
        assertEquals(status, ended, text);
        return text;
    }

    @Test
    void itIsCountedAndDoneInOrder() {
        open.set(false);
        report("build", ReportStatus.IN_PROGRESS);
        report("test", ReportStatus.IN_PROGRESS);
        work();
        assertEquals(2, metric("crcr_queue_depth{queue=\"board\"}"));
        assertTrue(metric("crcr_queue_oldest_age_seconds{queue=\"board\"}") >= 0);
        assertEquals(0, metric("crcr_dead_letters{queue=\"board\"}"));
        assertEquals(0, metric("crcr_effects_total{outcome=\"done\",queue=\"board\"}"));

        open.set(true);
        Eventually.holds("both are shown", () -> board.shown.size() == 2);
        report("build", ReportStatus.COMPLETED);
        awaitMetric("crcr_effects_total{outcome=\"done\",queue=\"board\"}", 3);

        assertEquals(0, metric("crcr_queue_depth{queue=\"board\"}"));
        assertEquals(
                List.of("build in_progress", "build completed"),
                board.shown.stream().filter(text -> text.startsWith("build")).toList());
    }

    @Test
    void whatFailsHoldsUpItsOwnLaneOnly() {
        subject = Optional.empty();
        report("build", ReportStatus.IN_PROGRESS);
        report("build", ReportStatus.COMPLETED);
        report("test", ReportStatus.IN_PROGRESS);
        board.refusing.put("build in_progress", new DeliverEffect.Result.Limited(Duration.ofMillis(1), "429"));
        work();

        Eventually.holds("the other job is shown", () -> board.shown.contains("test in_progress"));
        Eventually.holds("it is tried again and again", () -> board.times("build in_progress") > 3);
        assertEquals(0, board.times("build completed"));
        assertEquals(2, metric("crcr_queue_depth{queue=\"board\"}"));

        board.refusing.clear();
        awaitMetric("crcr_queue_depth{queue=\"board\"}", 0);
        assertEquals(1, board.times("build completed"));
        assertEquals("build completed", board.shown.getLast());
    }

    @Test
    void whatKeepsFailingIsADeadLetter() {
        board.refusing.put("build in_progress", new DeliverEffect.Result.Failed("503"));
        report("build", ReportStatus.IN_PROGRESS);
        work();

        awaitMetric("crcr_dead_letters{queue=\"board\"}", 1);
        assertEquals(ATTEMPTS, board.times("build in_progress"));
        // Counted after it is kept.
        awaitMetric("crcr_effects_total{outcome=\"dead\",queue=\"board\"}", 1);
        assertEquals(0, metric("crcr_queue_depth{queue=\"board\"}"));
    }

    @Test
    void itIsTriedAgain() {
        board.answers.add(new DeliverEffect.Result.Failed("503"));
        board.answers.add(new DeliverEffect.Result.Limited(Duration.ofMillis(1), "429"));
        report("build", ReportStatus.IN_PROGRESS);
        work();

        awaitMetric("crcr_effects_total{outcome=\"done\",queue=\"board\"}", 1);
        assertEquals(List.of("build in_progress", "build in_progress", "build in_progress"), board.shown);
        assertEquals(1, metric("crcr_effects_total{outcome=\"postponed\",queue=\"board\"}"));
        assertEquals(1, metric("crcr_effects_total{outcome=\"limited\",queue=\"board\"}"));
    }

    @Test
    void aLaterStateReplacesOneThatWaits() {
        open.set(false);
        report("build", ReportStatus.IN_PROGRESS);
        report("build", ReportStatus.COMPLETED);
        assertEquals(1, metric("crcr_queue_depth{queue=\"board\"}"));

        open.set(true);
        work();
        awaitMetric("crcr_queue_depth{queue=\"board\"}", 0);
        assertEquals(List.of("build completed"), board.shown);
    }

    @Test
    void whatItRefusesIsADeadLetterThatOperatorsHandle() {
        board.answers.add(new DeliverEffect.Result.Refused("422 no such job"));
        board.answers.add(new DeliverEffect.Result.Refused("422 no such job"));
        report("build", ReportStatus.IN_PROGRESS);
        report("test", ReportStatus.IN_PROGRESS);
        work();
        awaitMetric("crcr_dead_letters{queue=\"board\"}", 2);

        String listed = dead(0, "list", "--queue", "board");
        assertTrue(listed.contains("board") && listed.contains("a/One") && listed.contains("422 no such job"), listed);
        assertTrue(dead(0, "list").contains("board"));
        assertTrue(dead(2, "list", "--queue", "hut").contains("queue must be board or dispatch"));
        String id = Stream.of(listed.split("\\s+"))
                .filter(word -> word.length() == 36)
                .findFirst()
                .orElseThrow();
        assertTrue(dead(0, "show", "--queue", "board", "--id", id).contains("in_progress"));

        assertTrue(dead(0, "retry", "--queue", "board", "--id", id).contains("1 queued again"));
        awaitMetric("crcr_effects_total{outcome=\"done\",queue=\"board\"}", 1);
        assertTrue(dead(0, "drop", "--queue", "board").contains("1 dropped"));
        assertEquals(0, metric("crcr_dead_letters{queue=\"board\"}"));
        assertEquals(3, board.shown.size());
    }

    @Test
    void whatIsNotWantedAnyMoreIsGoneAndCounted() {
        board.answers.add(new DeliverEffect.Result.Dropped("the job is gone"));
        report("build", ReportStatus.IN_PROGRESS);
        work();

        awaitMetric("crcr_effects_total{outcome=\"dropped\",queue=\"board\"}", 1);
        assertEquals(0, metric("crcr_queue_depth{queue=\"board\"}"));
        assertEquals(0, metric("crcr_dead_letters{queue=\"board\"}"));
    }
}
