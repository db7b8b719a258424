package crcr.domain.scorecard;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The buckets in which times are counted. A bucket has the times up to its bound, the bound included. The last bucket
 * has the times beyond all bounds. Stored counts name buckets by their number, so that a new bound may only be added at
 * the end.
 */
public final class Buckets {
    /**
     * The bounds, ascending. The bounds that levels use, such as 30 min and 3 h, are among them, so that they are
     * exact.
     */
    public static final List<Duration> BOUNDS = IntStream.of(
                    1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1_200, 1_500, 1_800, 2_400,
                    3_000, 3_600, 4_500, 5_400, 7_200, 9_000, 10_800, 12_600, 14_400, 18_000, 21_600, 28_800, 36_000,
                    43_200, 64_800, 86_400, 129_600, 172_800, 259_200)
            .mapToObj(Duration::ofSeconds)
            .toList();

    /** The number of buckets. */
    public static final int COUNT = BOUNDS.size() + 1;

    private Buckets() {}

    /** Returns the number of the bucket of a time, counted from 0. */
    public static int of(Duration time) {
        int number = 0;
        while (number < BOUNDS.size() && time.compareTo(BOUNDS.get(number)) > 0) {
            number++;
        }
        return number;
    }

    /** Returns the bounds in milliseconds, separated by blanks, for code that counts elsewhere. */
    public static String inMilliseconds() {
        return BOUNDS.stream().map(bound -> Long.toString(bound.toMillis())).collect(Collectors.joining(" "));
    }

    static Duration lowerBound(int number) {
        return number == 0 ? Duration.ZERO : BOUNDS.get(number - 1);
    }

    // Of the last bucket only the lower bound is known.
    static Duration upperBound(int number) {
        return number < BOUNDS.size() ? BOUNDS.get(number) : BOUNDS.getLast();
    }
}
