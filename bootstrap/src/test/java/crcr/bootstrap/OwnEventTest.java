package crcr.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.callback.AdmittingReporters;
import crcr.application.callback.Caller;
import crcr.application.callback.ListedCallers;
import crcr.application.callback.VerifyCaller;
import crcr.application.delivery.AcceptingDelivery;
import crcr.application.delivery.TakeEvent;
import crcr.application.dispatch.Target;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.RelayRule;
import crcr.fixture.KnownSecrets;
import crcr.infrastructure.http.PublicServer;
import crcr.infrastructure.http.webhook.EventReader;
import crcr.infrastructure.http.webhook.EventTable;
import crcr.infrastructure.http.webhook.EventTable.Line;
import crcr.infrastructure.http.webhook.WebhookFields;
import crcr.infrastructure.hud.NoHud;
import crcr.infrastructure.spans.Spans;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A new event costs a type, a reader and a line in {@link Events}: this one is of a kind that nothing else in the relay
 * knows, and arrives at its use case as the others do.
 */
final class OwnEventTest {
    private static final String SECRET = KnownSecrets.known("webhook-secret-of-the-own-event");
    private static final AllowlistInForce ALLOWLIST = Allowlists.inForce(Allowlists.entry(Level.L1, "a/one"));

    // All that has to be written for it.

    /** Somebody has reviewed a pull request. */
    record Review(OptionalLong pullRequest, Optional<String> state, List<String> labels) {}

    /** Reads it. */
    static final class ReviewReader implements EventReader<Review> {
        @Override
        public List<String> places() {
            return List.of("pull_request.number", "review.state", "pull_request.labels[].name");
        }

        @Override
        public Review read(WebhookFields fields) {
            return new Review(
                    fields.number("pull_request.number"),
                    fields.text("review.state"),
                    fields.texts("pull_request.labels[].name"));
        }
    }

    private final Reviews reviews = new Reviews();
    private final Line<Review> line = new Line<>("pull_request_review", new ReviewReader(), reviews);

    /** What came, and with what. */
    record Came(DeliveryId id, Review review, Payload payload) {}

    /** Its use case: it keeps what it gets. */
    static final class Reviews implements TakeEvent<Review> {
        private final List<Came> came = new CopyOnWriteArrayList<>();

        @Override
        public EventOutcome take(DeliveryId id, Review event, Payload payload) {
            came.add(new Came(id, event, payload));
            return event.pullRequest().isPresent()
                    ? new EventOutcome.Accepted(1, Optional.empty())
                    : new EventOutcome.Incomplete("pull_request.number");
        }
    }

    // What is there already.

    /** There are no callbacks here. */
    private static final class NoTokens implements VerifyCaller {
        @Override
        public Verdict verify(String token) {
            return new Verdict.Rejected("none", "there is no token here");
        }

        @Override
        public Verdict verifySparingly(String token, Predicate<Caller> worthwhile) {
            return verify(token);
        }
    }

    private final MemoryStore store = new MemoryStore();
    private final IdentitiesInForce identities = new IdentitiesInForce(store.identities());
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AcceptingDelivery accepting = new AcceptingDelivery(
            new RelayRule(Scene.UPSTREAM), ALLOWLIST, identities, store.deliveries(), store.ignored());
    private final PublicServer server = PublicServer.start(
            0,
            () -> List.of(SECRET.getBytes(StandardCharsets.UTF_8)),
            new PublicServer.Intake(
                    new EventTable(
                            Stream.concat(Events.lines(accepting, accepting, accepting).stream(), Stream.of(line))
                                    .toList(),
                            accepting),
                    new NoTokens(),
                    new ListedCallers(ALLOWLIST, identities),
                    new AdmittingReporters(store.admission(1_000)),
                    Recording.withoutTokens(store.admission(1_000), store.jobs(), new NoHud(), List.of()),
                    Recording.ofNoSelfReports(store),
                    List.of(),
                    Spans.NONE),
            meters);

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> send(String event, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/github/webhook"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", "d1")
                .header("X-Hub-Signature-256", "sha256=" + signature(body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC", e);
        }
    }

    @Test
    void itArrivesAtItsUseCase() throws IOException, InterruptedException {
        String body = "{\"action\":\"submitted\",\"review\":{\"state\":\"approved\"},"
                + "\"pull_request\":{\"number\":4711,\"labels\":[{\"name\":\"ciflow/trunk\"}]}}";

        HttpResponse<String> answer = send("pull_request_review", body);

        assertEquals(202, answer.statusCode(), answer.body());
        assertEquals("{\"ok\":true,\"delivery_id\":\"d1\",\"targets\":1}", answer.body());
        assertEquals(
                List.of(new Came(
                        new DeliveryId("d1"),
                        new Review(OptionalLong.of(4711), Optional.of("approved"), List.of("ciflow/trunk")),
                        new Payload(body.getBytes(StandardCharsets.UTF_8)))),
                reviews.came);
        assertEquals(
                1,
                meters.counter("crcr.webhooks", "event", "pull_request_review", "outcome", "accepted")
                        .count());
    }

    @Test
    void whatItLacksIsToldToItsSender() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("pull_request_review", "{}");

        assertEquals(400, answer.statusCode(), answer.body());
    }

    @Test
    void theOtherEventsGoWhereTheyWent() throws IOException, InterruptedException {
        String body = "{\"repository\":{\"full_name\":\"pytorch/pytorch\"},\"after\":\"c0ffee\"}";

        assertEquals(202, send("push", body).statusCode());
        assertEquals(200, send("issues", body).statusCode());
        assertEquals(List.of(), reviews.came);
        assertEquals(
                List.of(new DeliveryId("d1")),
                new Scene(store).claim(1).stream().map(Target::delivery).toList());
    }
}
