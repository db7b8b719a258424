package crcr.infrastructure.oidc.claims;

import crcr.application.callback.VerifyCaller.Verdict;

/** Reads from the claims of one kind's tokens who calls. */
@FunctionalInterface
public interface ReadCaller {
    /** Reads it from claims of a token that holds. */
    Verdict read(Claims claims);
}
