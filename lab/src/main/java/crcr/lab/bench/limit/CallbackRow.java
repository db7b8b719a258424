package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.BareProcess;
import crcr.lab.bench.limit.rig.CallbackRequests;
import crcr.lab.bench.limit.rig.LimitRelay;
import crcr.lab.bench.limit.rig.LimitRig;
import crcr.lab.bench.limit.rig.Subject;
import crcr.lab.bench.limit.rig.Target;
import crcr.lab.bench.limit.rig.WebhookRequests;
import crcr.lab.bench.limit.wire.WireLoad;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Measures callbacks that are forwarded to HUD, against a handler that calls Redis as often, and one that calls it
 * once.
 */
final class CallbackRow implements LimitRow {
    private static final int CONNECTIONS = 16;
    private static final int DELIVERIES = 40;
    private static final int DOWNSTREAMS = 20;

    @Override
    public String name() {
        return "callbacks";
    }

    @Override
    public String measures() {
        return "callbacks that are forwarded to HUD, over 16 connections, and the memory after them";
    }

    @Override
    public void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException {
        try (LimitRelay relay = rig.relay(DOWNSTREAMS);
                BareProcess bare = rig.bare()) {
            Map<Target, String> targets = relay.dispatched(DELIVERIES, DOWNSTREAMS);
            relay.github().onlyCount();
            Contender reporting =
                    new LoadContender("callbacks: relay", relay.subject(), load(rig, "/github/callback", targets));
            long calls = Math.round(reporting.measure(turns.warmUp()).scripts());
            Subject handler = bare.subject();
            List<Measured> medians = turns.take(
                    reporting,
                    new LoadContender(
                            "callbacks: bare, " + calls + " scripts",
                            handler,
                            load(rig, "/callback/" + calls, targets)),
                    new LoadContender("callbacks: bare, 1 script", handler, load(rig, "/callback/1", targets)));
            judge(medians.get(0), medians.get(1), medians.get(2), goals);
            goals.atMost("resident after callbacks", 300, relay.residentMegabytes(), " MB");
        }
    }

    private static WireLoad load(LimitRig rig, String path, Map<Target, String> targets) {
        return new WireLoad(new CallbackRequests(path, CONNECTIONS, targets, rig.issuer()), 200, CONNECTIONS);
    }

    private static void judge(Measured relay, Measured bare, Measured once, GoalTable goals) {
        goals.ratioAtLeast("callbacks a second, of the bare handler's", 0.75, relay.perSecond(), bare.perSecond(), "");
        goals.atMost("p99 of callbacks at 16 connections", 20, relay.p99(), bare.p99(), " ms");
        goals.ratioAtMost("processor for a callback, of bare", 1.35, relay.processor(), bare.processor(), " µs");
        goals.ratioAtMost("Redis for a callback, of one minimal script", 2, relay.redis(), once.redis(), " µs");
        goals.atMost(
                "allocated for a callback: 1.5 × the event in it, and 30 KB",
                1.5 * WebhookRequests.opened().length / 1e3 + 30,
                relay.allocated(),
                bare.allocated(),
                " KB");
    }
}
