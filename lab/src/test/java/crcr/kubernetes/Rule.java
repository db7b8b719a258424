package crcr.kubernetes;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that must hold for objects that are applied together.
 *
 * @param name as a sentence
 * @param violations says where it does not hold
 */
record Rule(String name, Function<Manifests, Stream<String>> violations) {
    List<String> brokenBy(Manifests manifests) {
        return violations.apply(manifests).toList();
    }

    /** {@code problem} unless it holds. */
    static Stream<String> unless(boolean holds, String problem) {
        return holds ? Stream.empty() : Stream.of(problem);
    }

    @Override
    public String toString() {
        return name;
    }
}
