package crcr.domain.scorecard;

import java.util.List;

/**
 * The requirements over a window.
 *
 * @param over the window
 * @param all the requirements, in the order of the allowlist
 */
public record Requirements(Window over, List<Requirement> all) {
    /** Keeps its own copy. */
    public Requirements {
        all = List.copyOf(all);
    }

    /** A requirement with its verdict. */
    public record Judged(Requirement requirement, Window over, Verdict verdict) {}

    /** Returns each requirement with its verdict. */
    public List<Judged> judge(Figures figures) {
        Evidence evidence = figures.evidence(over);
        return all.stream()
                .map(each -> new Judged(each, over, each.judge(evidence)))
                .toList();
    }
}
