package crcr.lab.bench;

import java.io.IOException;

/** Something that is measured of a relay that runs as a process of its own. */
interface Benchmark {
    /** Returns what the command line calls it. */
    String name();

    /** Serves a relay, measures it and adds the figures. A request that is not answered as it should be ends it. */
    void run(Rig rig, Figures figures) throws IOException, InterruptedException;
}
