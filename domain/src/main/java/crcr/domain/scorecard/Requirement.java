package crcr.domain.scorecard;

/** Something that a level asks for: what a measure should come to at most, or at least. */
public record Requirement(Measure measure, Quantity wanted) {
    /** Returns whether it is met. */
    public Verdict judge(Evidence evidence) {
        return measure.of(evidence)
                .<Verdict>map(actual -> isMet(actual) ? new Verdict.Met(actual) : new Verdict.Missed(actual))
                .orElseGet(Verdict.NoData::new);
    }

    private boolean isMet(Quantity actual) {
        return switch (measure.sense()) {
            case AT_MOST -> actual.value() <= wanted.value();
            case AT_LEAST -> actual.value() >= wanted.value();
        };
    }
}
