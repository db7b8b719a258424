package crcr.infrastructure.oidc.claims;

import crcr.domain.pipeline.CiSystem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is particular to the tokens of one CI system, where they name a pipeline instead of a repository.
 *
 * @param system which one
 * @param owner the id of what the pipeline belongs to
 * @param pipeline the id of the pipeline within that
 * @param runs the claims each of which holds an id that its job may report as its run's
 * @param runUuid the one of these that is a UUID by which jobs name their run, though not every token has it; empty if
 *     every token has what jobs name their run by
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
     * An id that a token has to have.
     *
     * @param claim where it is
     * @param advice how to get a token that has it
     * @param ofIssuer the only one that tokens of the issuer may have; empty if they may have any
     */
    record Id(String claim, String advice, Function<String, Optional<String>> ofIssuer) {
        /** Returns one that tokens of any issuer may have. */
        static Id in(String claim, String advice) {
            return new Id(claim, advice, _ -> Optional.empty());
        }

        /** Returns what the token says, or else what its issuer says. */
        Optional<String> of(Claims claims) {
            return claims.text(claim).or(() -> ofIssuer.apply(claims.issuer()));
        }
    }
}
