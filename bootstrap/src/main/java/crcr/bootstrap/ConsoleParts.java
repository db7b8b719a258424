package crcr.bootstrap;

import crcr.application.console.Admins;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.explanation.ExplainingDeliveries;
import crcr.application.outbox.QueueName;
import crcr.application.scorecard.ReadingScorecards;
import crcr.application.trust.HandlingIdentities;
import crcr.bootstrap.settings.ConsoleSettings;
import crcr.infrastructure.check.StandingJson;
import crcr.infrastructure.http.console.ConsoleServer;
import crcr.infrastructure.http.console.result.ResultSubjects;
import crcr.infrastructure.http.console.route.ConsoleSubjects;
import crcr.infrastructure.oidc.IdTokens;
import crcr.infrastructure.oidc.ProviderMetadata;
import java.util.List;
import java.util.stream.Collectors;

/** Composes the console. Only this class refers to the console's classes, so that none is loaded without a console. */
final class ConsoleParts {
    private ConsoleParts() {}

    /**
     * Starts to listen on the console's port, and returns it. The provider is not asked before the first sign-in.
     *
     * @throws RuntimeException if the port is taken
     */
    static int listen(
            Ground ground,
            Known known,
            List<QueueName> queues,
            Readiness readiness,
            ReadingScorecards scorecards,
            ConsoleSettings settings) {
        return ground.closing()
                .closing(ConsoleServer.start(
                        new ConsoleServer.Place(settings.port(), settings.origin(), settings.openResults()),
                        signIn(ground, settings),
                        subjects(ground, known, queues, readiness, scorecards)))
                .port();
    }

    private static ConsoleServer.SignIn signIn(Ground ground, ConsoleSettings settings) {
        return new ConsoleServer.SignIn(
                new ProviderMetadata(ground.http(), settings.issuer(), ground.clock()),
                new IdTokens(ground.http(), settings.issuer(), settings.clientId(), ground.clock(), ground.meters()),
                ground.store().sessions(),
                settings.clientId(),
                () -> settings.clientSecret().get().reveal(),
                new Admins(settings.admins()));
    }

    private static ConsoleSubjects subjects(
            Ground ground, Known known, List<QueueName> queues, Readiness readiness, ReadingScorecards scorecards) {
        return new ConsoleSubjects(
                ground.clock(),
                () -> readiness.obstacles(known.allowlist(), ground.store()),
                () -> ground.store().depths(queues),
                new HandlingDeadLetters(
                        queues.stream().collect(Collectors.toMap(queue -> queue, ground.store()::deadLetters))),
                new HandlingIdentities(ground.store().identities(), known.identities(), known.pipelines()),
                results(ground, known, scorecards));
    }

    private static ResultSubjects results(Ground ground, Known known, ReadingScorecards scorecards) {
        return new ResultSubjects(
                ground.settings().upstream().repository(),
                ground.settings().github().access().pages(),
                known.allowlist(),
                ground.store().results(ground.settings().upstream().repository()),
                ground.store().checks().board(new StandingJson()),
                new ExplainingDeliveries(
                        known.rule(),
                        known.allowlist(),
                        ground.store().identities(),
                        ground.store().history()),
                scorecards,
                ground.store().outbox());
    }
}
