package crcr.domain.scorecard;

/** The verdict on a {@link Requirement}. */
public sealed interface Verdict {
    /** The requirement is met. */
    record Met(Quantity actual) implements Verdict {}

    /** The requirement is not met. */
    record Missed(Quantity actual) implements Verdict {}

    /** There are no counts by which to judge. */
    record NoData() implements Verdict {}
}
