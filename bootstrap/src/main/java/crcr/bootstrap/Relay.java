package crcr.bootstrap;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.pipeline.PipelinesInForce;
import crcr.application.recovery.RecoveringMissedDeliveries;
import crcr.application.scorecard.KeepingScorecards;
import crcr.bootstrap.secret.SecretRefresh;
import crcr.bootstrap.settings.AppAccess;
import crcr.bootstrap.settings.Settings;
import crcr.domain.recovery.MissedDeliveries;
import crcr.infrastructure.callbacktoken.CallbackTokens;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.http.ManagementServer;
import crcr.infrastructure.http.PublicServer;
import crcr.infrastructure.metrics.RelayMetrics;
import crcr.infrastructure.work.Recovery;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/** Composes and starts the whole service. */
public final class Relay implements AutoCloseable {
    private final Closing closing;
    private final Readiness readiness;
    private final PublicServer intake;
    private final ManagementServer management;
    private final OptionalInt consolePort;

    private Relay(
            Closing closing,
            Readiness readiness,
            PublicServer intake,
            ManagementServer management,
            OptionalInt consolePort) {
        this.closing = closing;
        this.readiness = readiness;
        this.intake = intake;
        this.management = management;
        this.consolePort = consolePort;
    }

    /**
     * Starts the service. It listens when this returns, and is ready when it has read the allowlist.
     *
     * @throws RuntimeException if the store is not available or a port is taken; nothing is left running then
     */
    public static Relay start(Settings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** Starts the service with this clock instead of the machine's. The clock decides what has expired. */
    public static Relay start(Settings settings, Clock clock) {
        Closing closing = new Closing();
        try {
            return start(settings, clock, closing);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    // Parts are closed in reverse: the intake, the workers, and then what they need. The management port stays open
    // meanwhile and reports that the relay is not ready.
    private static Relay start(Settings settings, Clock clock, Closing closing) {
        Readiness readiness = new Readiness();
        Ground ground = Ground.lay(settings, clock, closing);
        AllowlistInForce allowlist = new AllowlistInForce();
        Optional<PipelinesInForce> pipelines = settings.documents().providers().map(_ -> new PipelinesInForce());
        GitHub github = github(ground);
        EffectParts effects = EffectParts.of(ground, CheckParts.of(ground, allowlist, github));
        KeepingScorecards scorecards = OperatorParts.scorecards(ground, allowlist);
        RelayMetrics metrics = OperatorParts.metrics(ground, allowlist, pipelines, effects.names(), scorecards);
        closing.closing(new SecretRefresh(settings.secretFiles(), ground.meters()))
                .start();
        Known known = Known.keptCurrent(ground, allowlist, pipelines, github);
        ManagementServer management =
                OperatorParts.listen(ground, known, effects.names(), readiness, metrics, scorecards);
        CallbackTokens callbackTokens = IntakeParts.callbackTokens(ground);
        DispatchParts.work(ground, known, github, callbackTokens);
        effects.work(ground.store().outbox(), ground.meters(), closing);
        PublicServer intake = IntakeParts.listen(ground, known, effects, callbackTokens, github);
        SweepParts.work(ground, known, effects, github.workflowRuns());
        OptionalInt console = settings.console()
                .map(there -> OptionalInt.of(
                        ConsoleParts.listen(ground, known, effects.names(), readiness, scorecards, there)))
                .orElseGet(OptionalInt::empty);
        // Started last, because the redeliveries that it requests come to the intake.
        recover(ground, known, github);
        readiness.listening();
        return new Relay(closing, readiness, intake, management, console);
    }

    private static GitHub github(Ground ground) {
        AppAccess app = ground.settings().github().access();
        return new GitHub(ground.http(), app.apiUrl(), app.id(), app.key(), ground.clock(), ground.meters());
    }

    private static void recover(Ground ground, Known known, GitHub github) {
        Settings settings = ground.settings();
        RecoveringMissedDeliveries recovering = new RecoveringMissedDeliveries(
                github.webhookDeliveries(),
                new MissedDeliveries(known.rule(), settings.store().life()),
                known.allowlist(),
                ground.store().recovery().turns(),
                ground.store().recovery().records(),
                ground.clock());
        settings.upstream()
                .redeliveryEvery()
                .ifPresent(every -> ground.closing()
                        .closing(new Recovery(recovering, every, ground.clock(), ground.meters()))
                        .start());
    }

    /** Returns the running version; {@code dev} if it was not packaged. */
    static String version() {
        String version = Relay.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /** Returns the port for GitHub and for downstream CI. */
    public int publicPort() {
        return intake.port();
    }

    /** Returns the port for operators. */
    public int managementPort() {
        return management.port();
    }

    /** Returns the port of the console, if there is one. */
    public OptionalInt consolePort() {
        return consolePort;
    }

    /** Stops in order: not ready, no new work, finish what is in flight, close. */
    @Override
    public void close() {
        readiness.stopping();
        closing.close();
    }
}
