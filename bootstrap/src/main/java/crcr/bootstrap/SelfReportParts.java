package crcr.bootstrap;

import crcr.application.callback.AdmittingReporters;
import crcr.application.selfreport.RecordingSelfReport;
import crcr.application.selfreport.StartedBy;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.hud.RecordBody;
import crcr.infrastructure.redis.jobs.RedisSelfReports;

/** Composes the intake of self-reports, from runs that no dispatch started. */
final class SelfReportParts {
    private SelfReportParts() {}

    static RecordingSelfReport recording(
            Ground ground, AdmittingReporters reporters, EffectParts effects, GitHub github) {
        RepositoryName upstream = ground.settings().upstream().repository();
        RedisSelfReports records =
                ground.store().selfReports(ground.settings().callbacks().ratePerMinute());
        return new RecordingSelfReport(
                reporters,
                new StartedBy(ground.settings().selfReports().events()),
                records,
                github.commits(upstream, records),
                RecordBody::ofSelfReport,
                effects.hud(),
                upstream);
    }
}
