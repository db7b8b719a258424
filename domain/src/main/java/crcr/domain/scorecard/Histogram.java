package crcr.domain.scorecard;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many times fell into each of the {@link Buckets}.
 *
 * @param counts one for each bucket
 */
public record Histogram(List<Long> counts) {
    /** Nothing counted. */
    public static final Histogram EMPTY = of();

    /** Keeps its own copy. What is below 0, which a correction without its count leaves, counts as nothing. */
    public Histogram {
        if (counts.size() != Buckets.COUNT) {
            throw new IllegalArgumentException("there are " + Buckets.COUNT + " buckets, and not " + counts.size());
        }
        counts = counts.stream().map(count -> Math.max(0, count)).toList();
    }

    /** Counts these times. */
    public static Histogram of(Duration... times) {
        Long[] counts = new Long[Buckets.COUNT];
        Arrays.fill(counts, 0L);
        for (Duration time : times) {
            counts[Buckets.of(time)]++;
        }
        return new Histogram(List.of(counts));
    }

    /** Returns both together. */
    public Histogram plus(Histogram other) {
        return new Histogram(IntStream.range(0, Buckets.COUNT)
                .mapToObj(number -> counts.get(number) + other.counts.get(number))
                .toList());
    }

    /** Returns how many times are counted. */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Returns the time that this share of all is not longer than, as if the times of a bucket were spread evenly over
     * it; the last bound for what is beyond it; empty if nothing is counted.
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
     * Returns which share of the times is beyond this one: exactly if it is a bound, else as if the times of its bucket
     * were spread evenly over it; empty if nothing is counted.
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
