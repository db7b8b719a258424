package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.Usage;
import crcr.lab.bench.limit.wire.WireLoad;
import java.time.Duration;
import java.util.List;

/**
 * The measurement of one load, or the medians of several.
 *
 * @param perSecond requests answered
 * @param time the median of the answers' times, in ms
 * @param p99 the 99th percentile of the answers' times, in ms
 * @param processor the processor time of the process for a request, in µs
 * @param allocated by the process for a request, in KB of 1,000 bytes
 * @param redis the processor time of its Redis for a request, in µs
 * @param scripts the number of scripts that Redis ran for a request
 * @param inScripts the time of these scripts for a request, in µs
 * @param longest the longest command of Redis, in ms
 */
record Measured(
        double perSecond,
        double time,
        double p99,
        double processor,
        double allocated,
        double redis,
        double scripts,
        double inScripts,
        double longest) {
    static Measured of(WireLoad.Seen seen, Usage used) {
        return new Measured(
                seen.perSecond(),
                seen.median(),
                seen.p99(),
                micros(used.processor(), seen),
                used.allocated() / 1e3 / seen.requests(),
                micros(used.redis(), seen),
                used.scripts() / (double) seen.requests(),
                micros(used.inScripts(), seen),
                used.longest().toNanos() / 1e6);
    }

    private static double micros(Duration used, WireLoad.Seen seen) {
        return used.toNanos() / 1e3 / seen.requests();
    }

    /** Returns the median of each figure. */
    static Measured median(List<Measured> rounds) {
        return new Measured(
                Median.of(rounds, Measured::perSecond),
                Median.of(rounds, Measured::time),
                Median.of(rounds, Measured::p99),
                Median.of(rounds, Measured::processor),
                Median.of(rounds, Measured::allocated),
                Median.of(rounds, Measured::redis),
                Median.of(rounds, Measured::scripts),
                Median.of(rounds, Measured::inScripts),
                Median.of(rounds, Measured::longest));
    }
}
