package crcr.lab.bench.limit;

import crcr.lab.bench.limit.wire.WireLoad;
import java.io.IOException;
import java.util.List;

/** Webhooks for 20 targets, while GitHub hangs, against a handler that adds each body to a stream. */
final class WebhookRow implements LimitRow {
    private static final int CONNECTIONS = 16;
    private static final int TARGETS = 20;

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException {
        try (LimitRelay relay = rig.relay(TARGETS);
                BareProcess bare = rig.bare()) {
            relay.github().hang();
            List<Measured> medians = turns.take(
                    new Contender("webhooks, 20 targets: relay", relay.subject(), load("/github/webhook")),
                    new Contender("webhooks, 20 targets: bare", bare.subject(), load("/webhook")));
            Measured seen = medians.getFirst();
            goals.ratioAtLeast(
                    "webhooks with 20 targets a second, of the bare handler's",
                    0.8,
                    seen.perSecond(),
                    medians.getLast().perSecond(),
                    "");
            goals.atMost("Redis for a webhook with 20 targets, µs", 250, seen.redis());
        }
    }

    private static WireLoad load(String path) {
        return new WireLoad(WebhookRequests.relayed(path), 202, CONNECTIONS);
    }
}
