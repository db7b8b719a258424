package crcr.infrastructure.http.console.signin;

/** Who looks at a page. */
public sealed interface Visitor {
    /** Not signed in. */
    record Stranger() implements Visitor {}

    /** Signed in: may read. */
    record Reader(SignedIn who) implements Visitor {}

    /** Signed in, and among {@code CONSOLE_ADMINS}: may change things too. */
    record Admin(SignedIn who) implements Visitor {}
}
