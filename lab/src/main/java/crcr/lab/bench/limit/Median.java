package crcr.lab.bench.limit;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Computes the middle figure, so that a round that other work of the machine disturbed does not count. */
public final class Median {
    private Median() {}

    /** Returns the median of a figure of each; of an even number of them, the upper one of the two in the middle. */
    public static <T> double of(List<T> each, ToDoubleFunction<T> figure) {
        return each.stream().mapToDouble(figure).sorted().toArray()[each.size() / 2];
    }
}
