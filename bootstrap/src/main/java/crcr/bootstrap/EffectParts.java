package crcr.bootstrap;

import crcr.application.callback.FollowUp;
import crcr.application.dispatch.TargetQueue;
import crcr.application.hud.DeliveringToHud;
import crcr.application.hud.Hud;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Outbox;
import crcr.application.outbox.QueueName;
import crcr.bootstrap.settings.HudSettings;
import crcr.bootstrap.settings.Settings;
import crcr.infrastructure.hud.BoundedHud;
import crcr.infrastructure.hud.HudClient;
import crcr.infrastructure.hud.NoHud;
import crcr.infrastructure.tracing.TracedHud;
import crcr.infrastructure.work.EffectQueue;
import crcr.infrastructure.work.OutboxWorkers;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Composes the effects of jobs' moves.
 *
 * @param hud the HUD that callbacks use at once
 * @param queues the queues whose effects are done: one line each
 * @param followUps put effects in, beside HUD's records: one line each
 */
record EffectParts(Hud hud, List<EffectQueue> queues, List<FollowUp> followUps) {
    // The maximum number of callbacks that wait for HUD; the others go to the outbox.
    private static final int HUD_CALLERS = 32;
    // The maximum number of concurrent deliveries from the outbox: few, because HUD may have failed under its load.
    private static final int QUEUED_DELIVERIES = 4;

    static EffectParts of(Ground ground, CheckParts checks) {
        Settings settings = ground.settings();
        MeterRegistry meters = ground.meters();
        if (settings.hud().isEmpty()) {
            // Records in the outbox stay there until there is a HUD.
            Hud none = new NoHud();
            return of(none, hudQueue(settings, none, () -> false), checks);
        }
        HudSettings access = settings.hud().get();
        HudClient client = new HudClient(
                ground.http(), access.url(), () -> access.botKey().get().reveal(), access.maxRetries(), meters);
        Hud hud = settings.traces().isPresent() ? new TracedHud(client, ground.spans()) : client;
        return of(BoundedHud.of(hud, HUD_CALLERS, meters), hudQueue(settings, hud, client::permitsDelivery), checks);
    }

    private static EffectParts of(Hud hud, EffectQueue hudQueue, CheckParts checks) {
        return new EffectParts(
                hud,
                Stream.concat(Stream.of(hudQueue), checks.queues().stream()).toList(),
                List.of(checks.showing()));
    }

    private static EffectQueue hudQueue(Settings settings, Hud hud, BooleanSupplier isOpen) {
        return new EffectQueue(
                HudQueue.NAME,
                new DeliveringToHud(hud),
                HudQueue.backoff(settings.store().life()),
                QUEUED_DELIVERIES,
                isOpen);
    }

    /** Returns the names of all queues with waiting effects or dead letters, that of the dispatches first. */
    List<QueueName> names() {
        return Stream.concat(Stream.of(TargetQueue.NAME), queues.stream().map(EffectQueue::name))
                .toList();
    }

    /** Starts to work on each queue, until it is closed. */
    void work(Outbox outbox, MeterRegistry meters, Closing closing) {
        for (EffectQueue queue : queues) {
            closing.closing(new OutboxWorkers(
                            outbox, queue, () -> ThreadLocalRandom.current().nextDouble(), meters))
                    .start();
        }
    }
}
