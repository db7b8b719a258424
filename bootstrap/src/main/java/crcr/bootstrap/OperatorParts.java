package crcr.bootstrap;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.explanation.ExplainingChecks;
import crcr.application.explanation.ExplainingDeliveries;
import crcr.application.outbox.QueueName;
import crcr.application.pipeline.PipelinesInForce;
import crcr.application.scorecard.KeepingScorecards;
import crcr.application.scorecard.NotingLevels;
import crcr.application.trust.HandlingIdentities;
import crcr.infrastructure.check.StandingJson;
import crcr.infrastructure.http.ManagementServer;
import crcr.infrastructure.metrics.RelayMetrics;
import crcr.infrastructure.work.ScorecardRefresh;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Composes the operators' views and commands. */
final class OperatorParts {
    private OperatorParts() {}

    /** Starts to measure, these queues included. */
    static RelayMetrics metrics(
            Ground ground,
            AllowlistInForce allowlist,
            Optional<PipelinesInForce> pipelines,
            List<QueueName> queues,
            KeepingScorecards scorecards) {
        RelayMetrics metrics = ground.closing()
                .closing(new RelayMetrics(
                        ground.meters(),
                        allowlist,
                        pipelines,
                        queues,
                        () -> ground.store().trouble().isEmpty(),
                        () -> ground.store().depths(queues),
                        scorecards::last));
        metrics.watch(Relay.version(), ground.clock());
        return metrics;
    }

    /** Returns the reader of scorecards, and starts to keep them current. */
    static KeepingScorecards scorecards(Ground ground, AllowlistInForce allowlist) {
        KeepingScorecards scorecards = new KeepingScorecards(ground.store().scores(), allowlist, ground.clock());
        ground.closing()
                .closing(new ScorecardRefresh(new NotingLevels(ground.store().scores(), allowlist), scorecards))
                .start();
        return scorecards;
    }

    /**
     * Starts to listen on the management port.
     *
     * @throws RuntimeException if the port is taken
     */
    static ManagementServer listen(
            Ground ground,
            Known known,
            List<QueueName> queues,
            Readiness readiness,
            RelayMetrics metrics,
            KeepingScorecards scorecards) {
        return ground.closing()
                .closing(ManagementServer.start(
                        ground.settings().server().managementPort(),
                        () -> ground.settings()
                                .server()
                                .adminToken()
                                .map(token -> token.get().bytes()),
                        new ManagementServer.Subjects(
                                () -> readiness.obstacles(known.allowlist(), ground.store()),
                                metrics::scrape,
                                new HandlingDeadLetters(queues.stream()
                                        .collect(Collectors.toMap(queue -> queue, ground.store()::deadLetters))),
                                new HandlingIdentities(
                                        ground.store().identities(), known.identities(), known.pipelines()),
                                new ExplainingDeliveries(
                                        known.rule(),
                                        known.allowlist(),
                                        ground.store().identities(),
                                        ground.store().history()),
                                new ExplainingChecks(
                                        known.allowlist(),
                                        ground.store().checks().board(new StandingJson())),
                                scorecards)));
    }
}
