package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.BareProcess;
import crcr.lab.bench.limit.rig.DispatchBursts;
import crcr.lab.bench.limit.rig.LimitRelay;
import crcr.lab.bench.limit.rig.LimitRig;
import java.io.IOException;
import java.util.List;

/**
 * Measures dispatches to a GitHub that answers at once, against a loop that posts the same bodies on as many threads.
 *
 * @param targets the number of targets of one webhook, all of which are sent at once
 */
record DispatchRow(int targets) implements LimitRow {
    @Override
    public String name() {
        return "dispatches";
    }

    @Override
    public String measures() {
        return "dispatches of 2,000 targets to a GitHub that answers at once";
    }

    @Override
    public void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException {
        try (LimitRelay relay = rig.relay(targets);
                BareProcess bare = rig.bare()) {
            DispatchBursts bursts = new DispatchBursts(relay, targets);
            bursts.relayed();
            relay.github().onlyCount();
            List<Measured> medians = turns.take(
                    new BurstContender("dispatches: relay", relay.subject(), targets, bursts::relayed),
                    new BurstContender("dispatches: bare", bare.subject(), targets, () -> bursts.bare(bare)));
            Measured seen = medians.getFirst();
            Measured loop = medians.getLast();
            goals.ratioAtLeast("dispatches a second, of the bare loop's", 0.8, seen.perSecond(), loop.perSecond(), "");
        }
    }
}
