package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.LimitRig;
import java.io.IOException;

/** A measurement of the relay, usually beside the bare handler. */
interface LimitRow {
    /** Returns its name on the command line. */
    String name();

    /** Returns the subject of the measurement, for the usage. */
    String measures();

    /** Measures, and adds the goals. An unexpected answer ends it. */
    void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException;
}
