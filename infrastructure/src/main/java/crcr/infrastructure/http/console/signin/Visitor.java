package crcr.infrastructure.http.console.signin;

/** The visitor of a page. */
public sealed interface Visitor {
    /** A visitor who is not signed in. */
    record Stranger() implements Visitor {}

    /** A signed-in visitor, who may read. */
    record Reader(SignedIn who) implements Visitor {}

    /** A signed-in visitor among {@code CONSOLE_ADMINS}, who may also make changes. */
    record Admin(SignedIn who) implements Visitor {}
}
