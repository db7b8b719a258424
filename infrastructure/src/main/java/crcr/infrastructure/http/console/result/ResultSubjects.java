package crcr.infrastructure.http.console.result;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.check.CheckBoard;
import crcr.application.explanation.ExplainingDeliveries;
import crcr.application.outbox.PutEffects;
import crcr.application.result.ReadResults;
import crcr.application.scorecard.ReadingScorecards;
import crcr.domain.repository.RepositoryName;

/**
 * The subjects of the pages of results.
 *
 * @param upstream the upstream of the events
 * @param gitHubPages the base address of repositories, without a slash at the end: {@code https://github.com}
 * @param allowlist the downstreams
 * @param results the results of events
 * @param board the check runs on the upstream's pull requests
 * @param explaining explains the fate of the latest deliveries for a downstream
 * @param scorecards the scorecards of downstreams
 * @param effects the outbox for re-runs
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
