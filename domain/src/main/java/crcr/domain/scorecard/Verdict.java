package crcr.domain.scorecard;

/** Whether a {@link Requirement} is met. */
public sealed interface Verdict {
    /** It is. */
    record Met(Quantity actual) implements Verdict {}

    /** It is not. */
    record Missed(Quantity actual) implements Verdict {}

    /** Nothing was counted that it could be judged by. */
    record NoData() implements Verdict {}
}
