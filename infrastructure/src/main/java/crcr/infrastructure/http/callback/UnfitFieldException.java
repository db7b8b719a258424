package crcr.infrastructure.http.callback;

/** A field of a callback's body has an invalid value. */
final class UnfitFieldException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitFieldException(String field, String what) {
        super(field + " " + what);
    }
}
