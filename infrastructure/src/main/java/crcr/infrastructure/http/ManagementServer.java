package crcr.infrastructure.http;

import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.explanation.ExplainingChecks;
import crcr.application.explanation.ExplainingDeliveries;
import crcr.application.scorecard.ReadingScorecards;
import crcr.application.trust.HandlingIdentities;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.http.intake.Listening;
import crcr.infrastructure.http.operator.DeadLetterRoute;
import crcr.infrastructure.http.operator.OperatorGuard;
import crcr.infrastructure.http.operator.ScorecardRoute;
import crcr.infrastructure.http.operator.TrustRoute;
import crcr.infrastructure.http.operator.WhyRoute;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The management port: {@code /livez}, {@code /readyz}, {@code /metrics}, {@code /dead-letters}, {@code /trust}, {@code
 * /why}, {@code /scorecard}.
 */
public final class ManagementServer implements AutoCloseable {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final WebServer server;

    private ManagementServer(WebServer server) {
        this.server = server;
    }

    /**
     * The subjects of the port.
     *
     * @param obstacles why the relay cannot work at this moment; empty if it can
     * @param metrics all metrics, in Prometheus's text format
     * @param deadLetters the dead letters
     * @param identities the repositories behind the names
     * @param explaining explains the fate of deliveries
     * @param checks explains the check runs on the upstream's pull requests
     * @param scorecards the scorecards of downstreams
     */
    public record Subjects(
            Supplier<List<String>> obstacles,
            Supplier<String> metrics,
            HandlingDeadLetters deadLetters,
            HandlingIdentities identities,
            ExplainingDeliveries explaining,
            ExplainingChecks checks,
            ReadingScorecards scorecards) {}

    /**
     * Starts to listen.
     *
     * @param port 0 for any
     * @param adminToken the token that a caller must present for a change; without one only this machine may make
     *     changes
     * @throws RuntimeException if the port is taken
     */
    public static ManagementServer start(int port, Supplier<Optional<byte[]>> adminToken, Subjects subjects) {
        HttpRouting.Builder routing = HttpRouting.builder();
        Endpoints.get(routing, "/livez", ManagementServer::live);
        Endpoints.get(
                routing, "/readyz", (_, response) -> ready(subjects.obstacles().get(), response));
        Endpoints.get(
                routing,
                "/metrics",
                (_, response) -> response.header(HeaderNames.CONTENT_TYPE, PROMETHEUS_TEXT)
                        .send(subjects.metrics().get()));
        OperatorGuard guard = new OperatorGuard(adminToken);
        new DeadLetterRoute(subjects.deadLetters(), guard).on(routing);
        new TrustRoute(subjects.identities(), guard).on(routing);
        new WhyRoute(subjects.explaining(), subjects.checks()).on(routing);
        new ScorecardRoute(subjects.scorecards()).on(routing);
        Endpoints.nothingElse(routing);
        return new ManagementServer(Listening.start(port, routing));
    }

    private static void live(ServerRequest request, ServerResponse response) {
        HttpReply.of(Status.OK_200, "live", HttpReply.ok()).send(response);
    }

    private static void ready(List<String> obstacles, ServerResponse response) {
        HttpReply reply = obstacles.isEmpty()
                ? HttpReply.of(Status.OK_200, "ready", HttpReply.ok())
                : HttpReply.refusal(Status.SERVICE_UNAVAILABLE_503, "not_ready", String.join("; ", obstacles));
        reply.send(response);
    }

    /** Returns the port on which it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
