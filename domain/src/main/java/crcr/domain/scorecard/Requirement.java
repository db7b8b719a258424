package crcr.domain.scorecard;

/** A requirement of a level: the quantity that a measure may reach at most, or must reach at least. */
public record Requirement(Measure measure, Quantity wanted) {
    /** Returns whether the requirement is met. */
    public Verdict judge(Evidence evidence) {
        return measure.of(evidence)
                .<Verdict>map(actual -> isMet(actual) ? new Verdict.Met(actual) : new Verdict.Missed(actual))
                .orElseGet(Verdict.NoData::new);
    }

    /** Returns the required quantity, for people to read: {@code at most 30 min}. */
    public String words() {
        return switch (measure.sense()) {
                    case AT_MOST -> "at most " + wanted.words();
                    case AT_LEAST -> "at least " + wanted.words();
                }
                + (measure instanceof Measure.JobsOver(var bound) ? " over " + new Quantity.Time(bound).words() : "");
    }

    private boolean isMet(Quantity actual) {
        return switch (measure.sense()) {
            case AT_MOST -> actual.value() <= wanted.value();
            case AT_LEAST -> actual.value() >= wanted.value();
        };
    }
}
