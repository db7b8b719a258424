package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.LimitRelay;
import crcr.lab.bench.limit.rig.LimitRig;
import crcr.lab.bench.limit.rig.WebhookRequests;
import crcr.lab.bench.limit.wire.WireLoad;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures webhooks over one connection, while GitHub hangs, for more targets each time.
 *
 * @param counts the numbers of targets
 */
record TargetsRow(List<Integer> counts) implements LimitRow {
    private static final double MOST_MILLIS = 10;
    // A linear cost is the same for each target as before. Beyond this factor the cost counts as growing.
    private static final double GROWTH = 1.2;

    TargetsRow {
        counts = List.copyOf(counts);
    }

    @Override
    public String name() {
        return "targets";
    }

    @Override
    public String measures() {
        return "webhooks for 10, 100, 1,000 and 10,000 targets, and the longest command of Redis";
    }

    @Override
    public void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException {
        List<Measured> medians = new ArrayList<>();
        for (int count : counts) {
            medians.add(accepted(rig, turns, count));
        }
        for (int each = 0; each < counts.size(); each++) {
            goals.atMost(
                    "longest command of Redis, " + number(counts.get(each)) + " targets",
                    MOST_MILLIS,
                    medians.get(each).longest(),
                    " ms");
        }
        for (int each = 1; each < counts.size(); each++) {
            String what = number(counts.get(each)) + " targets, of " + number(counts.get(each - 1));
            double times = counts.get(each) / (double) counts.get(each - 1);
            Measured more = medians.get(each);
            Measured fewer = medians.get(each - 1);
            goals.ratioAtMost("time to accept " + what, GROWTH * times, more.time(), fewer.time(), " ms");
            goals.ratioAtMost("Redis for " + what, GROWTH * times, more.redis() / 1e3, fewer.redis() / 1e3, " ms");
        }
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static Measured accepted(LimitRig rig, Turns turns, int count) throws IOException, InterruptedException {
        try (LimitRelay relay = rig.accepting(count)) {
            return turns.take(new LoadContender(
                            "webhooks, " + number(count) + " targets",
                            relay.subject(),
                            new WireLoad(WebhookRequests.relayed("/github/webhook"), 202, 1)))
                    .getFirst();
        }
    }
}
