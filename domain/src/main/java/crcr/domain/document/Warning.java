package crcr.domain.document;

/**
 * What of a document was passed over, since this version does not know it: a newer document does not silence a running
 * relay.
 *
 * @param place where, in words that lead a person there
 * @param message what, and what is known
 */
public record Warning(String place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
