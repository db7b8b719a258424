package crcr.bootstrap;

import crcr.application.allowlist.AllowlistDocument;
import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.KeepingAllowlistCurrent;
import crcr.application.callback.Binding;
import crcr.application.callback.ListedCallers;
import crcr.application.callback.RecordingCallback;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.delivery.AcceptingDelivery;
import crcr.application.dispatch.DispatchingTarget;
import crcr.application.dispatch.FollowingRenames;
import crcr.application.dispatch.PresentNames;
import crcr.application.dispatch.SendDispatch;
import crcr.application.explanation.ExplainingDeliveries;
import crcr.application.outbox.QueueName;
import crcr.application.recovery.RecoveringMissedDeliveries;
import crcr.application.store.StoreTrouble;
import crcr.application.trust.HandlingIdentities;
import crcr.application.trust.IdentitiesInForce;
import crcr.bootstrap.secret.CallbackKeys;
import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.Secret;
import crcr.bootstrap.secret.SecretRefresh;
import crcr.bootstrap.settings.AllowlistPlace;
import crcr.bootstrap.settings.CallbackTokenSettings;
import crcr.bootstrap.settings.GitHubSettings;
import crcr.bootstrap.settings.Settings;
import crcr.bootstrap.settings.StoreSettings;
import crcr.bootstrap.settings.TraceSettings;
import crcr.domain.delivery.RelayRule;
import crcr.domain.recovery.MissedDeliveries;
import crcr.infrastructure.allowlist.AllowlistFile;
import crcr.infrastructure.allowlist.AllowlistYaml;
import crcr.infrastructure.callbacktoken.CallbackTokens;
import crcr.infrastructure.github.BlobUrl;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.http.ManagementServer;
import crcr.infrastructure.http.PublicServer;
import crcr.infrastructure.hud.RecordBody;
import crcr.infrastructure.metrics.RelayMetrics;
import crcr.infrastructure.oidc.OidcTokens;
import crcr.infrastructure.redis.EmbeddedRedis;
import crcr.infrastructure.redis.RedisStore;
import crcr.infrastructure.redis.StorePlace;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.spans.Spans;
import crcr.infrastructure.tracing.Collector;
import crcr.infrastructure.tracing.OtlpSpans;
import crcr.infrastructure.tracing.TracedDispatch;
import crcr.infrastructure.work.AllowlistRefresh;
import crcr.infrastructure.work.DispatchWorkers;
import crcr.infrastructure.work.IdentityRefresh;
import crcr.infrastructure.work.Recovery;
import crcr.infrastructure.work.RenamedDownstreams;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole service, put together. */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Closing closing;
    private final AtomicReference<Phase> phase;
    private final PublicServer intake;
    private final ManagementServer management;

    private enum Phase {
        STARTING,
        LISTENING,
        STOPPING
    }

    private Relay(Closing closing, AtomicReference<Phase> phase, PublicServer intake, ManagementServer management) {
        this.closing = closing;
        this.phase = phase;
        this.intake = intake;
        this.management = management;
    }

    /**
     * Starts it. It listens when this returns, and is ready when it has read the allowlist.
     *
     * @throws RuntimeException if the store cannot be had or a port is taken; nothing is left running then
     */
    public static Relay start(Settings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** Likewise, with this clock instead of the machine's: it tells what has expired. */
    public static Relay start(Settings settings, Clock clock) {
        Closing closing = new Closing();
        try {
            return start(settings, clock, closing);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    // What is registered for closing is closed in reverse: the intake, the workers, and then what they need. The
    // management port stays open meanwhile and tells that the relay is not ready.
    private static Relay start(Settings settings, Clock clock, Closing closing) {
        AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);

        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        RedisStore store = closing.closing(RedisStore.connect(
                place(settings.store(), closing), settings.store().life(), meters));
        store.concerns().forEach(concern -> LOG.warn("the store is at risk: {}", concern));
        OutgoingHttp http = closing.closing(new OutgoingHttp());
        AllowlistInForce allowlist = new AllowlistInForce();
        Spans spans = spans(settings, closing);
        EffectParts effects = EffectParts.of(settings, http, spans, meters);
        List<QueueName> queues = effects.names();
        RelayMetrics metrics = closing.closing(new RelayMetrics(
                meters, allowlist, queues, () -> store.trouble().isEmpty(), () -> store.depths(queues)));
        metrics.watch(version(), clock);
        FunctionCounter.builder("crcr.store.losses", store, RedisStore::losses)
                .description("How often the store was found to have lost what it kept")
                .register(meters);

        closing.closing(new SecretRefresh(settings.secretFiles(), meters)).start();

        GitHubSettings app = settings.github();
        GitHub github = new GitHub(
                http, app.access().apiUrl(), app.access().id(), app.access().key(), clock, meters);
        OidcTokens tokens = new OidcTokens(
                http, settings.callbacks().issuers(), settings.callbacks().audience(), clock, meters);

        KeepingAllowlistCurrent keeping = new KeepingAllowlistCurrent(
                document(settings.allowlist().place(), github), new AllowlistYaml(), allowlist, clock);
        closing.closing(new AllowlistRefresh(keeping, settings.allowlist().every(), meters))
                .start();

        IdentitiesInForce identities = new IdentitiesInForce(store.identities());
        identities.refresh();
        closing.closing(new IdentityRefresh(identities)).start();

        RelayRule rule = new RelayRule(settings.upstream().repository());
        ManagementServer management = closing.closing(ManagementServer.start(
                settings.server().managementPort(),
                () -> settings.server().adminToken().map(token -> token.get().bytes()),
                new ManagementServer.Subjects(
                        () -> obstacles(phase.get(), allowlist, store),
                        metrics::scrape,
                        new HandlingDeadLetters(
                                queues.stream().collect(Collectors.toMap(queue -> queue, store::deadLetters))),
                        new HandlingIdentities(store.identities(), identities),
                        new ExplainingDeliveries(rule, allowlist, store.history()))));

        CallbackTokens callbackTokens = callbackTokens(settings, clock);
        SendDispatch following = new FollowingRenames(
                github,
                identities,
                allowlist,
                new PresentNames(store.identities(), clock),
                new RenamedDownstreams(meters));
        closing.closing(new DispatchWorkers(
                        store.targets(),
                        new DispatchingTarget(
                                store.targetRecords(),
                                callbackTokens,
                                settings.traces().isPresent() ? new TracedDispatch(following, spans) : following,
                                () -> ThreadLocalRandom.current().nextDouble()),
                        settings.dispatch().workers(),
                        RedisStore.CLAIMED_FOR,
                        meters))
                .start();

        effects.work(store.outbox(), meters, closing);

        PublicServer intake = closing.closing(PublicServer.start(
                settings.server().publicPort(),
                () -> app.webhookSecrets().stream().map(Secret::bytes).toList(),
                new PublicServer.Intake(
                        Events.table(new AcceptingDelivery(
                                rule, allowlist, identities, store.deliveries(), store.ignored())),
                        tokens,
                        new RecordingCallback(
                                new ListedCallers(allowlist, identities),
                                store.admission(settings.callbacks().ratePerMinute()),
                                binding(settings, callbackTokens),
                                store.jobs(),
                                RecordBody::of,
                                effects.hud(),
                                effects.followUps()),
                        settings.server().trustedProxies(),
                        spans),
                meters));

        // Last, since what it asks for comes to the intake.
        RecoveringMissedDeliveries recovering = new RecoveringMissedDeliveries(
                github.webhookDeliveries(),
                new MissedDeliveries(rule, settings.store().life()),
                allowlist,
                store.recoveryTurns(),
                store.recoveryRecords(),
                clock);
        settings.upstream()
                .redeliveryEvery()
                .ifPresent(every -> closing.closing(new Recovery(recovering, every, clock, meters))
                        .start());
        phase.set(Phase.LISTENING);
        return new Relay(closing, phase, intake, management);
    }

    // Nothing of OpenTelemetry is loaded before this.
    private static Spans spans(Settings settings, Closing closing) {
        if (settings.traces().isEmpty()) {
            return Spans.NONE;
        }
        TraceSettings traces = settings.traces().get();
        return closing.closing(OtlpSpans.to(new Collector(
                traces.endpoint(),
                () -> traces.headers().map(given -> given.get().headers()).orElse(Map.of()),
                traces.service(),
                version())));
    }

    private static StorePlace place(StoreSettings store, Closing closing) {
        return store.place()
                .orElseGet(() -> closing.closing(EmbeddedRedis.start(store.dataDirectory()))
                        .address());
    }

    private static CallbackTokens callbackTokens(Settings settings, Clock clock) {
        CallbackTokenSettings tokens = settings.callbackTokens();
        return new CallbackTokens(
                () -> CallbackKeys.accepted(
                        tokens.key().map(LiveSecret::get),
                        tokens.previousKey().map(LiveSecret::get),
                        settings.github().webhookSecrets()),
                settings.store().life(),
                clock);
    }

    private static Binding binding(Settings settings, CallbackTokens tokens) {
        return new Binding(
                tokens,
                settings.callbackTokens().required() ? Binding.WithoutToken.REFUSED : Binding.WithoutToken.ACCEPTED);
    }

    private static AllowlistDocument document(AllowlistPlace place, GitHub github) {
        return switch (place) {
            case AllowlistPlace.OnGitHub(BlobUrl url) -> github.contents(url);
            case AllowlistPlace.OnDisk(Path file) -> new AllowlistFile(file);
        };
    }

    private static List<String> obstacles(Phase phase, AllowlistInForce allowlist, RedisStore store) {
        List<String> obstacles = new ArrayList<>();
        switch (phase) {
            case STARTING -> obstacles.add("the relay is starting");
            case LISTENING -> {}
            case STOPPING -> obstacles.add("the relay is stopping");
        }
        if (allowlist.last().isEmpty()) {
            obstacles.add("no allowlist has been loaded yet");
        }
        store.trouble().map(StoreTrouble::words).ifPresent(obstacles::add);
        return obstacles;
    }

    /** The version that runs; {@code dev} if it was not packaged. */
    static String version() {
        String version = Relay.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /** The port for GitHub and for downstream CI. */
    public int publicPort() {
        return intake.port();
    }

    /** The port for operators. */
    public int managementPort() {
        return management.port();
    }

    /** Stops in order: not ready, no new work, finish what is in flight, close. */
    @Override
    public void close() {
        phase.set(Phase.STOPPING);
        closing.close();
    }
}
