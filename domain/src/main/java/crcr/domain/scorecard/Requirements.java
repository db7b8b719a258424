package crcr.domain.scorecard;

import java.util.List;

/**
 * What has to be met over a window.
 *
 * @param over the window
 * @param all in the order of the allowlist
 */
public record Requirements(Window over, List<Requirement> all) {
    /** Keeps its own copy. */
    public Requirements {
        all = List.copyOf(all);
    }

    /** A requirement and whether it is met. */
    public record Judged(Requirement requirement, Window over, Verdict verdict) {}

    /** Returns each with whether it is met. */
    public List<Judged> judge(Figures figures) {
        Evidence evidence = figures.evidence(over);
        return all.stream()
                .map(each -> new Judged(each, over, each.judge(evidence)))
                .toList();
    }
}
