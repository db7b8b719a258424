package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.LimitRig;
import java.io.IOException;

/** Something that is measured of the relay, as a rule beside the bare handler. */
interface LimitRow {
    /** Returns what the command line calls it. */
    String name();

    /** Returns what it measures, for the usage. */
    String measures();

    /** Measures it, and adds its goals. A request that is not answered as it should be ends it. */
    void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException;
}
