package crcr.lab.demo.cast;

/**
 * A report of a downstream's job.
 *
 * @param attempt of its run; 1 for the first
 * @param status {@code in_progress} or {@code completed}
 */
public record Report(int attempt, String status) {
    /** For people; the first attempt goes without saying. */
    @Override
    public String toString() {
        return attempt == 1 ? status : status + " of attempt " + attempt;
    }
}
