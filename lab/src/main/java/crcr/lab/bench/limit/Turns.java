package crcr.lab.bench.limit;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures contenders in turns, so that what else the machine does meets all of them.
 *
 * @param rounds how many turns each has, of which the medians count
 * @param out where each turn is printed
 */
record Turns(int rounds, PrintStream out) {
    private static final Duration TURN = Duration.ofSeconds(3);

    /** Warms each up, measures them, and returns the medians in the order of the contenders. */
    List<Measured> take(Contender... contenders) throws InterruptedException {
        List<List<Measured>> measured = new ArrayList<>();
        for (Contender contender : contenders) {
            contender.warmUp();
            measured.add(new ArrayList<>());
        }
        for (int round = 1; round <= rounds; round++) {
            for (int each = 0; each < contenders.length; each++) {
                Measured turn = contenders[each].measure(TURN);
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

    private void print(String what, Measured turn) {
        out.printf(
                "%-44s %7.0f/s  p99 %6.1f ms  processor %5.0f µs  Redis %5.0f µs  scripts %.2f in %4.0f µs%n",
                what, turn.perSecond(), turn.p99(), turn.processor(), turn.redis(), turn.scripts(), turn.inScripts());
    }
}
