package crcr.lab.audit;

import crcr.lab.audit.store.StagedStore;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.hud.HudSimulator;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults. Each kind has a sequence of its own from the seed, so that one does not shift the others. */
final class Faults {
    private static final double GITHUB_UNAVAILABLE = 0.05;
    private static final double GITHUB_RESETS = 0.03;
    private static final double GITHUB_SILENT = 0.003;
    private static final double HUD_UNAVAILABLE = 0.08;

    private static final Set<GitHubOperation> FAILING = Set.of(
            GitHubOperation.DISPATCH,
            GitHubOperation.CREATE_CHECK_RUN,
            GitHubOperation.UPDATE_CHECK_RUN,
            GitHubOperation.RERUN,
            GitHubOperation.RERUN_FAILED_JOBS,
            GitHubOperation.RUN_ATTEMPT);

    private static final String NOBODY = "";

    private final Fleet fleet;
    private final StagedStore store;
    private final GitHubSimulator github;
    private final HudSimulator hud;
    private final SplittableRandom forRelays;
    private final SplittableRandom forRedis;
    private final SplittableRandom forGitHub;
    private final SplittableRandom forHud;
    // A downstream whose calls GitHub all refuses, so that it is paused.
    private volatile String failing = NOBODY;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger stops = new AtomicInteger();
    private final AtomicInteger updates = new AtomicInteger();
    private final AtomicInteger redisOutages = new AtomicInteger();

    Faults(Stage stage, long seed) {
        this.fleet = stage.fleet();
        this.store = stage.store();
        this.github = stage.github();
        this.hud = stage.hud();
        SplittableRandom seeded = new SplittableRandom(seed);
        this.forRelays = seeded.split();
        this.forRedis = seeded.split();
        this.forGitHub = seeded.split();
        this.forHud = seeded.split();
    }

    /** Returns how many times a relay was killed. */
    int kills() {
        return kills.get();
    }

    /** Returns how many times a relay was stopped in order. */
    int stops() {
        return stops.get();
    }

    /** Returns how many relays were updated. */
    int updates() {
        return updates.get();
    }

    /** Returns how many times Redis was broken. */
    int redisOutages() {
        return redisOutages.get();
    }

    /** Ends the faults. A fault that restarts something still restarts it. */
    void end() {
        over.countDown();
        hud.answerNormally();
    }

    private boolean isOverWithin(int millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }

    void breakRelays() throws InterruptedException {
        for (int pause = forRelays.nextInt(2_000, 4_000);
                !isOverWithin(pause);
                pause = forRelays.nextInt(4_000, 12_000)) {
            int place = forRelays.nextInt(fleet.size());
            // The first fault is a kill, so that a short audit has one.
            boolean killed = kills.get() == 0 || forRelays.nextDouble() < 0.7;
            (killed ? kills : stops).incrementAndGet();
            fleet.end(place, killed);
            TimeUnit.MILLISECONDS.sleep(forRelays.nextInt(2_000));
            fleet.start(place);
        }
    }

    /** Updates all relays, with that pause before each. */
    void updateRelays(Duration pause) throws IOException, InterruptedException {
        for (int place = 0; place < fleet.size() && !isOverWithin((int) pause.toMillis()); place++) {
            fleet.update(place);
            updates.incrementAndGet();
        }
    }

    void breakRedis() throws IOException, InterruptedException {
        for (int pause = forRedis.nextInt(3_000, 6_000); !isOverWithin(pause); pause = store.pauseMillis(forRedis)) {
            redisOutages.incrementAndGet();
            store.breakOnce(forRedis);
        }
    }

    void breakGitHub() throws InterruptedException {
        github.failNext(
                Integer.MAX_VALUE,
                request -> isHit(request.operation(), GITHUB_UNAVAILABLE),
                GitHubFault.error(503, "unavailable"));
        github.failNext(
                Integer.MAX_VALUE, request -> isHit(request.operation(), GITHUB_RESETS), new GitHubFault.Reset());
        github.failNext(
                Integer.MAX_VALUE, request -> isHit(request.operation(), GITHUB_SILENT), new GitHubFault.Silence());
        github.failNext(
                Integer.MAX_VALUE,
                request -> request.operation() == GitHubOperation.DISPATCH
                        && request.repository().equals(Optional.of(failing)),
                GitHubFault.error(502, "bad gateway"));
        while (!isOverWithin(inGitHubsTurn(10_000, 25_000))) {
            failing = Stage.DOWNSTREAMS.get(inGitHubsTurn(0, Stage.DOWNSTREAMS.size()));
            boolean ended = isOverWithin(inGitHubsTurn(1_000, 3_000));
            failing = NOBODY;
            if (ended) {
                return;
            }
        }
    }

    // The simulator's threads draw from it too.
    private int inGitHubsTurn(int from, int to) {
        synchronized (forGitHub) {
            return forGitHub.nextInt(from, to);
        }
    }

    private boolean isHit(GitHubOperation operation, double share) {
        if (!FAILING.contains(operation) || over.getCount() == 0) {
            return false;
        }
        synchronized (forGitHub) {
            return forGitHub.nextDouble() < share;
        }
    }

    void breakHud() throws InterruptedException {
        hud.failAtRandom(HUD_UNAVAILABLE, forHud.split());
        while (!isOverWithin(forHud.nextInt(3_000, 10_000))) {
            if (forHud.nextBoolean()) {
                hud.resetNext(forHud.nextInt(1, 10));
            } else {
                hud.answerNext(forHud.nextInt(1, 60), 500, "");
            }
        }
        hud.answerNormally();
    }
}
