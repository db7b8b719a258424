package crcr.domain.check;

/**
 * The numbers of tests that passed, failed and were skipped, according to the job. Only the numbers of
 * {@code test_results} are read.
 */
public record TestCounts(long passed, long failed, long skipped) {
    /** Refuses negative counts. */
    public TestCounts {
        if (passed < 0 || failed < 0 || skipped < 0) {
            throw new IllegalArgumentException("a count is never negative");
        }
    }
}
