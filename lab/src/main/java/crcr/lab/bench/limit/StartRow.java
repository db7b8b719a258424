package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.CallbackRequests;
import crcr.lab.bench.limit.rig.LimitRelay;
import crcr.lab.bench.limit.rig.LimitRig;
import crcr.lab.bench.limit.rig.Target;
import crcr.lab.bench.limit.rig.WebhookRequests;
import crcr.lab.bench.limit.wire.WireLoad;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures starts of the relay with a Redis that has earlier dispatches. The bare handler has nothing to start.
 *
 * @param first the time for which a start affects callbacks
 */
record StartRow(Duration first) implements LimitRow {
    private static final int CONNECTIONS = 16;
    private static final int DELIVERIES = 40;
    private static final int DOWNSTREAMS = 20;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String measures() {
        return "a start until it is ready, the first webhook after it, and callbacks of the first 8 s";
    }

    /**
     * The measurement of one start.
     *
     * @param ready from the start of the process until it was ready, in ms
     * @param webhook from the first connection to the answer, in ms
     * @param cold callbacks a second after that
     * @param warm callbacks a second when the compiler was done
     */
    private record Start(double ready, double webhook, double cold, double warm) {}

    @Override
    public void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException {
        try (LimitRelay relay = rig.relay(DOWNSTREAMS)) {
            Map<Target, String> targets = relay.dispatched(DELIVERIES, DOWNSTREAMS);
            relay.github().onlyCount();
            WireLoad load = new WireLoad(
                    new CallbackRequests("/github/callback", CONNECTIONS, targets, rig.issuer()), 200, CONNECTIONS);
            List<Start> starts = new ArrayList<>();
            for (int round = 1; round <= turns.rounds(); round++) {
                Start start = start(relay, load, turns, round);
                starts.add(start);
                turns.print(
                        "start, round " + round,
                        "ready %.0f ms  first webhook %.0f ms  callbacks %.0f/s, warm %.0f/s"
                                .formatted(start.ready(), start.webhook(), start.cold(), start.warm()));
            }
            goals.atMost("ready after", 1000, Median.of(starts, Start::ready), " ms");
            goals.atMost("the first webhook of a process", 25, Median.of(starts, Start::webhook), " ms");
            goals.ratioAtLeast(
                    "callbacks a second in the first " + seconds() + " s, of warm",
                    0.6,
                    Median.of(starts, Start::cold),
                    Median.of(starts, Start::warm),
                    "");
        }
    }

    private String seconds() {
        return BigDecimal.valueOf(first.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private Start start(LimitRelay relay, WireLoad load, Turns turns, int round)
            throws IOException, InterruptedException {
        relay.startAgain();
        Duration webhook = relay.accept(WebhookRequests.relayed("/github/webhook"), "first-" + round);
        double cold = load.send(relay.port(), first).perSecond();
        load.send(relay.port(), turns.warmUp());
        double warm = load.send(relay.port(), turns.turn()).perSecond();
        return new Start(relay.readyAfter().toNanos() / 1e6, webhook.toNanos() / 1e6, cold, warm);
    }
}
