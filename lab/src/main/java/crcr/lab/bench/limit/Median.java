package crcr.lab.bench.limit;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figure in the middle, so that a round in which the machine did something else does not count. */
final class Median {
    private Median() {}

    /** Returns that of a figure of each; of an even number of them, the upper one of the two in the middle. */
    static <T> double of(List<T> each, ToDoubleFunction<T> figure) {
        return each.stream().mapToDouble(figure).sorted().toArray()[each.size() / 2];
    }
}
