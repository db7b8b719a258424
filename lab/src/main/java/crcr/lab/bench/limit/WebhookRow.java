package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.BareProcess;
import crcr.lab.bench.limit.rig.LimitRelay;
import crcr.lab.bench.limit.rig.LimitRig;
import crcr.lab.bench.limit.rig.WebhookRequests;
import crcr.lab.bench.limit.wire.WireLoad;
import java.io.IOException;
import java.util.List;

/**
 * Measures webhooks for 20 targets and for 100, while GitHub hangs, against a handler that adds each body to a stream.
 */
final class WebhookRow implements LimitRow {
    private static final int CONNECTIONS = 16;
    private static final int TARGETS = 20;
    private static final int MORE_TARGETS = 100;

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public String measures() {
        return "webhooks for 20 targets and for 100 that are accepted, and the memory after them";
    }

    @Override
    public void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException {
        try (LimitRelay relay = rig.accepting(TARGETS);
                LimitRelay wider = rig.accepting(MORE_TARGETS);
                BareProcess bare = rig.bare()) {
            List<Measured> medians = turns.take(
                    accepting("webhooks, 20 targets: relay", relay),
                    accepting("webhooks, 100 targets: relay", wider),
                    new LoadContender("webhooks, 20 targets: bare", bare.subject(), load("/webhook")));
            judge(medians.get(0), medians.get(1), medians.get(2), goals);
            goals.atMost("resident after webhooks", 300, relay.residentMegabytes(), " MB");
        }
    }

    private static void judge(Measured relay, Measured wider, Measured bare, GoalTable goals) {
        goals.ratioAtLeast(
                "webhooks with 20 targets a second, of the bare handler's",
                0.8,
                relay.perSecond(),
                bare.perSecond(),
                "");
        goals.atMost("Redis for a webhook with 20 targets", 250, relay.redis(), bare.redis(), " µs");
        goals.atMost(
                "Redis for each further target, up to 100",
                8,
                (wider.redis() - relay.redis()) / (MORE_TARGETS - TARGETS),
                " µs");
    }

    private static Contender accepting(String name, LimitRelay relay) {
        return new LoadContender(name, relay.subject(), load("/github/webhook"));
    }

    private static WireLoad load(String path) {
        return new WireLoad(WebhookRequests.relayed(path), 202, CONNECTIONS);
    }
}
