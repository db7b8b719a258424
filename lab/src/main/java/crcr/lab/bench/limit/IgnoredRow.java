package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.BareProcess;
import crcr.lab.bench.limit.rig.LimitRelay;
import crcr.lab.bench.limit.rig.LimitRig;
import crcr.lab.bench.limit.rig.WebhookRequests;
import crcr.lab.bench.limit.wire.WireLoad;
import java.io.IOException;
import java.util.List;

/** Measures webhooks that are ignored, against a handler that checks their signature and answers. */
final class IgnoredRow implements LimitRow {
    private static final int CONNECTIONS = 16;

    @Override
    public String name() {
        return "ignored";
    }

    @Override
    public String measures() {
        return "webhooks of events that are not relayed";
    }

    @Override
    public void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException {
        try (LimitRelay relay = rig.relay(1);
                BareProcess bare = rig.bare()) {
            List<Measured> medians = turns.take(
                    new LoadContender("ignored webhooks: relay", relay.subject(), load("/github/webhook")),
                    new LoadContender("ignored webhooks: bare", bare.subject(), load("/ignored")));
            goals.ratioAtLeast(
                    "ignored webhooks a second, of the bare handler's",
                    0.8,
                    medians.getFirst().perSecond(),
                    medians.getLast().perSecond(),
                    "");
        }
    }

    private static WireLoad load(String path) {
        return new WireLoad(WebhookRequests.ignored(path), 200, CONNECTIONS);
    }
}
