package crcr.infrastructure.oidc.claims;

import crcr.application.callback.VerifyCaller.Verdict;

/** Identifies the caller by the claims of one kind's tokens. */
@FunctionalInterface
public interface ReadCaller {
    /** Identifies the caller by the claims of a token with a verified signature. */
    Verdict read(Claims claims);
}
