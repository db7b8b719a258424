package crcr.lab.bench.limit;

import crcr.lab.bench.limit.wire.WireLoad;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Callbacks that are forwarded to HUD, against a handler that asks Redis as often, and one that asks it once. */
final class CallbackRow implements LimitRow {
    private static final int CONNECTIONS = 16;
    private static final int DELIVERIES = 40;
    private static final int DOWNSTREAMS = 20;

    @Override
    public String name() {
        return "callbacks";
    }

    @Override
    public void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException {
        try (LimitRelay relay = rig.relay(DOWNSTREAMS);
                BareProcess bare = rig.bare()) {
            Map<Target, String> targets = relay.dispatched(DELIVERIES, DOWNSTREAMS);
            relay.github().onlyCount();
            Contender reporting =
                    new Contender("callbacks: relay", relay.subject(), load(rig, "/github/callback", targets));
            long calls = Math.round(reporting.warmUp().scripts());
            List<Measured> medians = turns.take(
                    reporting,
                    new Contender(
                            "callbacks: bare, " + calls + " scripts",
                            bare.subject(),
                            load(rig, "/callback/" + calls, targets)),
                    new Contender("callbacks: bare, 1 script", bare.subject(), load(rig, "/callback/1", targets)));
            judge(medians.get(0), medians.get(1), medians.get(2), goals);
        }
    }

    private static WireLoad load(LimitRig rig, String path, Map<Target, String> targets) {
        return new WireLoad(new CallbackRequests(path, CONNECTIONS, targets, rig.issuer()), 200, CONNECTIONS);
    }

    private static void judge(Measured relay, Measured bare, Measured once, GoalTable goals) {
        goals.ratioAtLeast("callbacks a second, of the bare handler's", 0.75, relay.perSecond(), bare.perSecond(), "");
        goals.atMost("p99 of callbacks at 16 connections, ms", 20, relay.p99());
        goals.ratioAtMost("processor for a callback, of bare", 1.35, relay.processor(), bare.processor(), " µs");
        goals.ratioAtMost("Redis for a callback, of one minimal script", 2, relay.redis(), once.redis(), " µs");
    }
}
