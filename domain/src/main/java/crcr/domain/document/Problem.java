package crcr.domain.document;

/**
 * A mistake in a document.
 *
 * @param place the place, in words that guide a person there: {@code line 7, "org/repo"}
 * @param message the mistake, and the expected form
 */
public record Problem(String place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
