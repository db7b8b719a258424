package crcr.infrastructure.http.console.result;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.check.CheckBoard;
import crcr.application.explanation.ExplainingDeliveries;
import crcr.application.outbox.PutEffects;
import crcr.application.result.ReadResults;
import crcr.application.scorecard.ReadingScorecards;
import crcr.domain.repository.RepositoryName;

/**
 * What pages of results show.
 *
 * @param upstream whose events they came of
 * @param gitHubPages where repositories are seen, without a slash at the end: {@code https://github.com}
 * @param allowlist who takes part
 * @param results what came of events
 * @param board what shows on the upstream's pull requests
 * @param explaining what became of the latest deliveries for a downstream
 * @param scorecards how well downstreams do
 * @param effects where re-runs are asked for
 */
public record ResultSubjects(
        RepositoryName upstream,
        String gitHubPages,
        AllowlistInForce allowlist,
        ReadResults results,
        CheckBoard board,
        ExplainingDeliveries explaining,
        ReadingScorecards scorecards,
        PutEffects effects) {}
