package crcr.domain.document;

/**
 * A part of a document that was ignored, because this version does not know it. So a newer document does not stop a
 * running relay.
 *
 * @param place the place, in words that guide a person there
 * @param message the unknown part, and the known ones
 */
public record Warning(String place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
