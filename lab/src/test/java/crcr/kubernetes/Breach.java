package crcr.kubernetes;

import java.util.function.Consumer;

/**
 * A mistake that somebody could make, and the rule that has to notice it.
 *
 * @param of is what is broken
 */
record Breach(String rule, Composition of, Consumer<Manifests> mistake) {
    @Override
    public String toString() {
        return rule;
    }
}
