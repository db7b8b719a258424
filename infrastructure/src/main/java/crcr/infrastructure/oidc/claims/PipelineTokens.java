package crcr.infrastructure.oidc.claims;

import crcr.domain.pipeline.CiSystem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The particulars of one CI system's tokens, which name a pipeline instead of a repository.
 *
 * @param system the CI system
 * @param owner the id of the pipeline's owner
 * @param pipeline the id of the pipeline within that owner
 * @param runs the claims with an id that a job may report as its run's
 * @param runUuid the one of these that is a UUID by which jobs name their run, if not every token has it; empty if
 *     every token has the id by which jobs name their run
 * @param forwarded the claims that go into records
 */
record PipelineTokens(
        CiSystem system, Id owner, Id pipeline, List<String> runs, Optional<String> runUuid, List<String> forwarded) {
    /** Keeps its own copies. */
    PipelineTokens {
        runs = List.copyOf(runs);
        forwarded = List.copyOf(forwarded);
    }

    /**
     * An id that a token must have.
     *
     * @param claim the claim with the id
     * @param advice how to get a token with the id
     * @param ofIssuer the only id that tokens of the issuer may have; empty if they may have any
     */
    record Id(String claim, String advice, Function<String, Optional<String>> ofIssuer) {
        /** Returns an id that may have any value. */
        static Id in(String claim, String advice) {
            return new Id(claim, advice, _ -> Optional.empty());
        }

        /** Returns the token's id or, if it has none, the issuer's. */
        Optional<String> of(Claims claims) {
            return claims.text(claim).or(() -> ofIssuer.apply(claims.issuer()));
        }
    }
}
