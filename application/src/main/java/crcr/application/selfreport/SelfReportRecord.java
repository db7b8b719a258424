package crcr.application.selfreport;

import crcr.application.callback.Caller;
import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import crcr.domain.selfreport.SelfReportEvent;

/**
 * The record for HUD about one self-report (docs/downstream/self-reports.md#record).
 *
 * @param downstream the downstream of the run
 * @param caller the caller, as proven
 * @param event the kind of the run
 * @param upstream the upstream of the tested commit
 * @param headSha the commit's SHA; if it is not verified, the report's own text
 * @param verified whether GitHub confirmed that the upstream has the commit
 * @param payload the caller's claims, as received
 */
public record SelfReportRecord(
        Downstream downstream,
        Caller caller,
        SelfReportEvent event,
        RepositoryName upstream,
        String headSha,
        boolean verified,
        Payload payload) {}
