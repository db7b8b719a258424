package crcr.domain.document;

/**
 * What is wrong with a document.
 *
 * @param place where, in words that lead a person there: {@code line 7, "org/repo"}
 * @param message what, and what it should be
 */
public record Problem(String place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
