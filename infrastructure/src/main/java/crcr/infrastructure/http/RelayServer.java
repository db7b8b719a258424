package crcr.infrastructure.http;

import crcr.application.callback.RecordingCallback;
import crcr.application.callback.VerifyCaller;
import crcr.application.delivery.AcceptingDelivery;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The relay's two ports: the public one for GitHub and for downstream CI, and the one for its operators. */
public final class RelayServer implements AutoCloseable {
    private static final String MANAGEMENT = "management";
    // The library reads a chunk as a whole, so its own bound has to be there too; above the largest body that is
    // taken, so that a body which is a little too large is read to its end and its sender gets to see the answer.
    private static final long MAX_PAYLOAD = WebhookRoute.MAX_BODY + 7L * 1024 * 1024;
    private static final int SOCKET_BUFFER = 32 * 1024;
    private static final Duration SILENT_FOR = Duration.ofSeconds(30);

    private final WebServer server;

    private RelayServer(WebServer server) {
        this.server = server;
    }

    /**
     * Where to listen, and how much to hold.
     *
     * @param publicPort 0 for any
     * @param managementPort 0 for any
     * @param intakeBytes how many bytes of request bodies may be in memory at a time
     */
    public record Ports(int publicPort, int managementPort, long intakeBytes) {}

    /** What the public port leads to. */
    public record UseCases(AcceptingDelivery accepting, VerifyCaller verifying, RecordingCallback recording) {}

    /**
     * What the management port tells.
     *
     * @param obstacles why the relay cannot work at this moment; empty if it can
     * @param metrics all metrics, in Prometheus's text format
     */
    public record Insight(Supplier<List<String>> obstacles, Supplier<String> metrics) {}

    /**
     * Starts to listen on both ports.
     *
     * @param webhookSecret what GitHub signs webhooks with
     * @throws RuntimeException if a port is taken
     */
    public static RelayServer start(
            Ports ports, UseCases useCases, byte[] webhookSecret, Insight insight, MeterRegistry meters) {
        IntakeBudget budget = new IntakeBudget(ports.intakeBytes());
        WebhookRoute webhooks =
                new WebhookRoute(budget, new WebhookSignature(webhookSecret), useCases.accepting(), meters);
        CallbackRoute callbacks =
                new CallbackRoute(budget, useCases.verifying(), useCases.recording(), new CallbackMeters(meters));
        ManagementRoutes management = new ManagementRoutes(insight.obstacles(), insight.metrics());
        WebServer server = WebServer.builder()
                .shutdownHook(false)
                .port(ports.publicPort())
                .update(RelayServer::bounded)
                .routing(rules -> {
                    Endpoints.post(rules, "/github/webhook", webhooks::handle);
                    Endpoints.post(rules, "/github/callback", callbacks::handle);
                    Endpoints.nothingElse(rules);
                })
                .putSocket(
                        MANAGEMENT,
                        ListenerConfig.builder()
                                .port(ports.managementPort())
                                .update(RelayServer::bounded)
                                .routing(HttpRouting.builder().update(management::route))
                                .build())
                .build()
                .start();
        return new RelayServer(server);
    }

    private static void bounded(ListenerConfig.BuilderBase<?, ?> listener) {
        listener.maxPayloadSize(MAX_PAYLOAD)
                .connectionOptions(SocketOptions.builder()
                        .socketReceiveBufferSize(SOCKET_BUFFER)
                        .socketSendBufferSize(SOCKET_BUFFER)
                        .readTimeout(SILENT_FOR)
                        .build())
                .directHandlers(problems());
    }

    // What the library refuses by itself is answered in the same form as everything else.
    private static DirectHandlers problems() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, RelayServer::problem);
        }
        return handlers.build();
    }

    // The library's own words may quote the request, so they are not passed on.
    private static DirectHandler.TransportResponse problem(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType event,
            Status status,
            ServerResponseHeaders headers,
            @Nullable String message) {
        String detail = switch (status.code()) {
            case 413 -> "the body is too large";
            case 500 -> "the relay failed; its log says why";
            default -> "the request is not well-formed HTTP";
        };
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, Reply.PROBLEM)
                .keepAlive(event.keepAlive())
                .entity(Reply.problem(status, detail).toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** The public port, as it turned out. */
    public int publicPort() {
        return server.port();
    }

    /** The management port, as it turned out. */
    public int managementPort() {
        return server.port(MANAGEMENT);
    }

    /** Ends the intake, waits a moment for the requests that are being answered, and closes both ports. */
    @Override
    public void close() {
        server.stop();
    }
}
