package crcr.infrastructure.github;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.FollowingRenames;
import crcr.application.dispatch.PresentNames;
import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.application.dispatch.Target;
import crcr.application.store.MemoryStore;
import crcr.application.store.SettableClock;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.callback.CallbackToken;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.api.AppKey;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.GitHubSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** What a test needs to call a simulated GitHub over HTTP. */
abstract class AgainstSimulator {
    static final String DELIVERY = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
    static final CallbackToken CALLBACK_TOKEN = new CallbackToken("callback-token-of-the-tests");

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
    final GitHubSimulator simulator = GitHubSimulator.start(0, clock);
    final OutgoingHttp http = new OutgoingHttp();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<AppKey> key = new AtomicReference<>(key(simulator.privateKeyPkcs1()));
    final GitHub gitHub = gitHub(clock, Duration.ofSeconds(60));
    final MemoryStore store = new MemoryStore();
    final IdentitiesInForce identities = new IdentitiesInForce(store.identities());
    AllowlistInForce allowlist = new AllowlistInForce();
    final List<String> noticed = new CopyOnWriteArrayList<>();
    private final PresentNames presentNames = new PresentNames(store.identities(), clock);

    @AfterEach
    void close() {
        http.close();
        simulator.close();
    }

    final GitHub gitHub(Clock by, Duration callWithin) {
        return new GitHub(http, simulator.apiUrl(), simulator.appId(), key::get, by, meters, callWithin);
    }

    /** From now on the relay has this key. */
    final void change(String pem) {
        key.set(key(pem));
    }

    static AppKey key(String pem) {
        return switch (AppKey.parse(pem)) {
            case AppKey.AppKeyReading.Valid(AppKey key) -> key;
            case AppKey.AppKeyReading.Invalid(String problem) -> throw new AssertionError(problem);
        };
    }

    final DispatchAnswer send(String downstream) {
        return send(gitHub, downstream, "{}");
    }

    final DispatchAnswer send(GitHub to, String downstream, String payload) {
        return new FollowingRenames(
                        to,
                        identities,
                        allowlist,
                        presentNames,
                        (listed, present) -> noticed.add(listed + " is " + present))
                .send(dispatch(downstream, payload), CALLBACK_TOKEN);
    }

    static Dispatch dispatch(String downstream, String payload) {
        return new Dispatch(
                new Target("ticket", new DeliveryId(DELIVERY), RepositoryName.of(downstream)),
                new UpstreamEvent(
                        "pull_request",
                        Optional.of("opened"),
                        RepositoryName.of("up/stream"),
                        RepositoryName.of("up/stream"),
                        OptionalLong.of(1),
                        "c0ffee"),
                new Payload(payload.getBytes(StandardCharsets.UTF_8)),
                1);
    }

    final List<GitHubOperation> operations() {
        return simulator.requests().stream().map(GitHubRequest::operation).toList();
    }

    final int count(GitHubOperation operation) {
        return simulator.requests(operation).size();
    }

    static String text(GitHubRequest request) {
        return new String(request.body().bytes(), StandardCharsets.UTF_8);
    }
}
