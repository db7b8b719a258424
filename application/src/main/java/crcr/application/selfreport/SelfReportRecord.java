package crcr.application.selfreport;

import crcr.application.callback.Caller;
import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import crcr.domain.selfreport.SelfReportEvent;

/**
 * The record for HUD about one self-report (docs/downstream/self-reports.md#record).
 *
 * @param downstream whose run it was
 * @param caller who reported, as proven
 * @param event the kind of the run
 * @param upstream whose commit was tested
 * @param headSha the commit's SHA; if it is not verified, what the report says
 * @param verified whether GitHub said that the upstream has it
 * @param payload what the caller claims, as it came
 */
public record SelfReportRecord(
        Downstream downstream,
        Caller caller,
        SelfReportEvent event,
        RepositoryName upstream,
        String headSha,
        boolean verified,
        Payload payload) {}
