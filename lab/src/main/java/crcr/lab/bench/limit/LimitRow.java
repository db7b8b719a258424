package crcr.lab.bench.limit;

import java.io.IOException;

/** Something that is measured of relay and bare handler. */
interface LimitRow {
    /** Returns what the command line calls it. */
    String name();

    /** Measures it, and adds its goals. A request that is not answered as it should be ends it. */
    void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException;
}
