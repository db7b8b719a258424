package crcr.bootstrap;

import crcr.application.dispatch.DispatchingTarget;
import crcr.application.dispatch.FollowingRenames;
import crcr.application.dispatch.PresentNames;
import crcr.application.dispatch.SendDispatch;
import crcr.infrastructure.callbacktoken.CallbackTokens;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.redis.RedisStore;
import crcr.infrastructure.tracing.TracedDispatch;
import crcr.infrastructure.work.DispatchWorkers;
import crcr.infrastructure.work.RenamedDownstreams;
import java.util.concurrent.ThreadLocalRandom;

/** Composes the dispatching. */
final class DispatchParts {
    private DispatchParts() {}

    /** Starts to send waiting targets. */
    static void work(Ground ground, Known known, GitHub github, CallbackTokens callbackTokens) {
        SendDispatch following = new FollowingRenames(
                github,
                known.identities(),
                known.allowlist(),
                new PresentNames(ground.store().identities(), ground.clock()),
                new RenamedDownstreams(ground.meters()));
        DispatchingTarget dispatching = new DispatchingTarget(
                ground.store().targetRecords(),
                callbackTokens,
                ground.settings().traces().isPresent() ? new TracedDispatch(following, ground.spans()) : following,
                () -> ThreadLocalRandom.current().nextDouble());
        ground.closing()
                .closing(new DispatchWorkers(
                        ground.store().targets(),
                        dispatching,
                        ground.settings().dispatch().workers(),
                        RedisStore.CLAIMED_FOR,
                        ground.meters()))
                .start();
    }
}
