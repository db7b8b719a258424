package crcr.lab.bench.limit;

import crcr.lab.bench.limit.wire.WireLoad;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of one load, or the medians of several.
 *
 * @param perSecond requests answered
 * @param p99 of the answers' times, in ms
 * @param processor of the process for a request, in µs
 * @param redis likewise of its Redis
 * @param scripts that Redis ran for a request
 * @param inScripts the time of those for a request, in µs
 */
record Measured(double perSecond, double p99, double processor, double redis, double scripts, double inScripts) {
    static Measured of(WireLoad.Seen seen, Usage used) {
        return new Measured(
                seen.perSecond(),
                seen.p99(),
                micros(used.processor(), seen),
                micros(used.redis(), seen),
                used.scripts() / (double) seen.requests(),
                micros(used.inScripts(), seen));
    }

    private static double micros(Duration used, WireLoad.Seen seen) {
        return used.toNanos() / 1e3 / seen.requests();
    }

    /** Returns the median of each figure. */
    static Measured median(List<Measured> rounds) {
        return new Measured(
                median(rounds, Measured::perSecond),
                median(rounds, Measured::p99),
                median(rounds, Measured::processor),
                median(rounds, Measured::redis),
                median(rounds, Measured::scripts),
                median(rounds, Measured::inScripts));
    }

    private static double median(List<Measured> rounds, ToDoubleFunction<Measured> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }
}
