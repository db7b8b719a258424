package crcr.lab.bench;

import java.io.IOException;

/** A benchmark of a relay that runs as a process of its own. */
interface Benchmark {
    /** Returns its name on the command line. */
    String name();

    /** Starts a relay, measures it and adds the figures. An unexpected answer ends it. */
    void run(Rig rig, Figures figures) throws IOException, InterruptedException;
}
