package crcr.lab.bench;

import java.io.PrintStream;
import java.time.Duration;

/** The measured figures, one a line. */
record Figures(PrintStream out) {
    void add(String what, String seen) {
        out.printf("%-72s %s%n", what, seen);
    }

    void add(String what, long count) {
        add(what, Long.toString(count));
    }

    void add(String what, Duration time) {
        add(what, time.toMillis() + " ms");
    }
}
