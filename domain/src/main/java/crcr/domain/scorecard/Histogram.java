package crcr.domain.scorecard;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The number of times in each of the {@link Buckets}.
 *
 * @param counts one for each bucket
 */
public record Histogram(List<Long> counts) {
    /** A histogram without counts. */
    public static final Histogram EMPTY = of();

    /** Keeps its own copy. A negative count, which a correction without its count leaves, becomes 0. */
    public Histogram {
        if (counts.size() != Buckets.COUNT) {
            throw new IllegalArgumentException("there are " + Buckets.COUNT + " buckets, and not " + counts.size());
        }
        counts = counts.stream().map(count -> Math.max(0, count)).toList();
    }

    /** Returns the histogram of these times. */
    public static Histogram of(Duration... times) {
        Long[] counts = new Long[Buckets.COUNT];
        Arrays.fill(counts, 0L);
        for (Duration time : times) {
            counts[Buckets.of(time)]++;
        }
        return new Histogram(List.of(counts));
    }

    /** Returns the sums of both. */
    public Histogram plus(Histogram other) {
        return new Histogram(IntStream.range(0, Buckets.COUNT)
                .mapToObj(number -> counts.get(number) + other.counts.get(number))
                .toList());
    }

    /** Returns the number of counted times. */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Returns the time below which this share of all times lies, as if the times of a bucket were spread evenly over
     * it. Returns the last bound for times beyond it, and empty if nothing is counted.
     */
    public Optional<Duration> percentile(double share) {
        double rank = share * count();
        double before = 0;
        for (int number = 0; number < Buckets.COUNT; number++) {
            long here = counts.get(number);
            if (here > 0 && before + here >= rank) {
                return Optional.of(within(number, (rank - before) / here));
            }
            before += here;
        }
        return Optional.empty();
    }

    private static Duration within(int number, double part) {
        Duration lower = Buckets.lowerBound(number);
        double width = Buckets.upperBound(number).minus(lower).toMillis();
        return lower.plusMillis(Math.round(width * Math.clamp(part, 0, 1)));
    }

    /**
     * Returns the share of the times that exceed this one: exactly if it is a bound, else as if the times of its bucket
     * were spread evenly over it. Returns empty if nothing is counted.
     */
    public Optional<Double> shareOver(Duration time) {
        long all = count();
        if (all == 0) {
            return Optional.empty();
        }
        int number = Buckets.of(time);
        double over =
                counts.stream().skip(number + 1L).mapToLong(Long::longValue).sum();
        if (number < Buckets.BOUNDS.size()) {
            Duration lower = Buckets.lowerBound(number);
            double part = (double) time.minus(lower).toMillis()
                    / Buckets.upperBound(number).minus(lower).toMillis();
            over += counts.get(number) * (1 - part);
        } else {
            over += counts.get(number);
        }
        return Optional.of(over / all);
    }
}
