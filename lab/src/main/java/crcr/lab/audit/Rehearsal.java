package crcr.lab.audit;

import crcr.lab.audit.checks.Check;
import crcr.lab.audit.checks.EndPromises;
import crcr.lab.audit.checks.ShownPromises;
import crcr.lab.audit.checks.ShownPromises.Bounds;
import crcr.lab.bench.ServedRelay;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Plays an audit: load and faults for a while, then quiet until everything has arrived, then the checks. */
final class Rehearsal {
    private static final int AUTHORS = 8;
    private static final int PUSHERS = 2;
    private static final Duration UPDATED_WITHIN = Duration.ofMinutes(2);
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(4);

    private final Stage stage;
    private final Plan plan;
    private final Production production;
    private final Faults faults;

    Rehearsal(Stage stage, Plan plan) {
        this.stage = stage;
        this.plan = plan;
        this.production = Production.on(stage);
        this.faults = new Faults(stage, plan.seed());
    }

    /** Plays the audit. */
    Verdict play() throws InterruptedException, ExecutionException {
        stage.fleet().startAll();
        try (CarefulCaller caller = new CarefulCaller(stage.fleet(), production.promises())) {
            DownstreamCi ci = new DownstreamCi(production, caller, isWhole());
            stage.github().onDispatch(ci::run);
            stage.github().runs().onRerun(ci::runAgain);
            stage.github().onAnswer(production.reruns()::answered);
            loadAndFaults();
            stage.fleet().startAll();
            long quietSince = System.nanoTime();
            Queues queues = awaitQuiet(ci);
            List<Check> checks = new ArrayList<>(
                    new Checks(Stage.DOWNSTREAMS, production.promises(), Arrivals.at(stage.github(), stage.hud()))
                            .all(faults, stage.fleet().size(), plan.redis()));
            if (isWhole()) {
                checks.addAll(new ShownPromises(production.story()).all(unrecorded()));
                checks.addAll(new EndPromises(production.story()).all());
            }
            checks.add(new Check(
                    "the queues are empty, and nothing was given up",
                    "%d s after the last fault".formatted(secondsSince(quietSince)),
                    queues.areEmpty() && queues.areWithoutDead() ? List.of() : List.of(queues.toString())));
            if (plan.updatedFrom().isPresent()) {
                int size = stage.fleet().size();
                checks.add(new Check(
                        "all relays were updated under load",
                        faults.updates() + " of " + size,
                        faults.updates() == size ? List.of() : List.of("only " + faults.updates())));
            }
            return new Verdict(plan, faults, checks);
        }
    }

    // An earlier version shows no check runs, and closes no jobs.
    private boolean isWhole() {
        return plan.updatedFrom().isEmpty();
    }

    /**
     * Returns the number of calls that may be repeated: a kill interrupts those of one process, an outage of Redis
     * those of all.
     */
    private Bounds unrecorded() {
        int cuts = faults.kills() + stage.fleet().size() * faults.redisOutages();
        return new Bounds(cuts * Stage.CHECK_RUNS_AT_A_TIME, cuts * Stage.RERUNS_AT_A_TIME);
    }

    private void loadAndFaults() throws InterruptedException, ExecutionException {
        long until = System.nanoTime() + plan.time().toNanos();
        int updates = plan.updatedFrom().isPresent() ? stage.fleet().size() : 0;
        // A longer update is awaited, under load as well.
        long updatedBy = until + UPDATED_WITHIN.toNanos();
        BooleanSupplier going = () -> System.nanoTime() < (faults.updates() < updates ? updatedBy : until);
        SplittableRandom random = new SplittableRandom(~plan.seed());
        AtomicInteger numbers = new AtomicInteger();
        List<Callable<Void>> parts = new ArrayList<>(List.of(part(faults::breakGitHub), part(faults::breakHud)));
        if (plan.updatedFrom().isPresent()) {
            Duration third = plan.time().dividedBy(stage.fleet().size() + 1);
            parts.add(part(() -> faults.updateRelays(third)));
        } else {
            Maintainer maintainer = new Maintainer(production, random.split());
            parts.addAll(List.of(
                    part(faults::breakRelays), part(faults::breakRedis), part(() -> maintainer.askWhile(going))));
        }
        for (int i = 0; i < AUTHORS + PUSHERS; i++) {
            Author author = new Author(production, random.split(), numbers);
            parts.add(
                    i < PUSHERS
                            ? part(() -> author.pushWhile(going))
                            : part(() -> author.workOnPullRequestsWhile(going, isWhole())));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> playing = parts.stream().map(threads::submit).toList();
            while (going.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            faults.end();
            for (Future<Void> part : playing) {
                part.get();
            }
        }
    }

    @FunctionalInterface
    private interface Part {
        void play() throws IOException, InterruptedException;
    }

    private static Callable<Void> part(Part part) {
        return () -> {
            part.play();
            return null;
        };
    }

    // In this order: a dispatch or a re-run causes reports, and a report or a closing causes a record and a check
    // run. An effect on its way between two queues is seen the second time.
    private Queues awaitQuiet(DownstreamCi ci) throws InterruptedException {
        long since = System.nanoTime();
        boolean wasQuiet = false;
        while (true) {
            Queues before = queues();
            boolean reported = ci.ended()
                    == stage.github().dispatches().size() + production.reruns().taken();
            Queues queues = queues();
            boolean quiet = before.areEmpty()
                    && reported
                    && queues.areEmpty()
                    && production.story().open().isEmpty();
            if ((quiet && wasQuiet) || secondsSince(since) > QUIET_WITHIN.toSeconds()) {
                return queues;
            }
            wasQuiet = quiet;
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private Queues queues() throws InterruptedException {
        Optional<ServedRelay> relay = stage.fleet().any();
        if (relay.isPresent()) {
            try {
                return Queues.read(relay.get().metrics());
            } catch (IOException e) {
                return Queues.read("");
            }
        }
        return Queues.read("");
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }
}
