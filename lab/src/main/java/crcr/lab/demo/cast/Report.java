package crcr.lab.demo.cast;

/**
 * A report of a downstream's job.
 *
 * @param attempt the attempt of its run; 1 for the first
 * @param status {@code in_progress} or {@code completed}
 */
public record Report(int attempt, String status) {
    /** Returns the report for people; the first attempt is not named. */
    @Override
    public String toString() {
        return attempt == 1 ? status : status + " of attempt " + attempt;
    }
}
