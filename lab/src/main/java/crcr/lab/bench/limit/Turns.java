package crcr.lab.bench.limit;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures contenders in turns, so that other work of the machine affects all of them.
 *
 * @param rounds the number of turns of each, whose medians count
 * @param warmUp the time under load before the first turn of each, after which the compiler is done
 * @param turn the length of a turn
 * @param out the stream on which each turn is printed
 */
record Turns(int rounds, Duration warmUp, Duration turn, PrintStream out) {
    /** Returns turns that are long enough for reliable figures. */
    static Turns of(int rounds, PrintStream out) {
        return new Turns(rounds, Duration.ofSeconds(10), Duration.ofSeconds(3), out);
    }

    /** Warms each up, measures them, and returns the medians in the order of the contenders. */
    List<Measured> take(Contender... contenders) throws InterruptedException {
        List<List<Measured>> measured = new ArrayList<>();
        for (Contender contender : contenders) {
            contender.measure(warmUp);
            measured.add(new ArrayList<>());
        }
        for (int round = 1; round <= rounds; round++) {
            for (int each = 0; each < contenders.length; each++) {
                Measured turn = contenders[each].measure(turn());
                measured.get(each).add(turn);
                print(contenders[each].name() + ", round " + round, turn);
            }
        }
        List<Measured> medians = measured.stream().map(Measured::median).toList();
        for (int each = 0; each < contenders.length; each++) {
            print(contenders[each].name() + ", median", medians.get(each));
        }
        return medians;
    }

    private void print(String what, Measured seen) {
        String p99 = Double.isNaN(seen.p99()) ? "" : "  p99 %.1f ms".formatted(seen.p99());
        print(
                what,
                "%7.0f/s%s  processor %.0f µs, %.0f KB  Redis %.0f µs, %.2f scripts in %.0f µs, none above %.1f ms"
                        .formatted(
                                seen.perSecond(),
                                p99,
                                seen.processor(),
                                seen.allocated(),
                                seen.redis(),
                                seen.scripts(),
                                seen.inScripts(),
                                seen.longest()));
    }

    /** Prints the subject of a turn, and its result. */
    void print(String what, String seen) {
        out.printf("%-44s %s%n", what, seen);
    }
}
