package crcr.infrastructure.http;

import crcr.application.callback.RecordingCallback;
import crcr.application.callback.VerifyCaller;
import crcr.application.delivery.AcceptingDelivery;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.micrometer.core.instrument.MeterRegistry;

/** The public port: GitHub's webhooks, and the callbacks of downstream CI. */
public final class PublicServer implements AutoCloseable {
    private final WebServer server;

    private PublicServer(WebServer server) {
        this.server = server;
    }

    /**
     * What the port leads to.
     *
     * @param intakeBytes how many bytes of request bodies may be in memory at a time
     */
    public record Intake(
            AcceptingDelivery accepting, VerifyCaller verifying, RecordingCallback recording, long intakeBytes) {}

    /**
     * Starts to listen.
     *
     * @param port 0 for any
     * @param webhookSecret what GitHub signs webhooks with
     * @throws RuntimeException if the port is taken
     */
    public static PublicServer start(int port, byte[] webhookSecret, Intake intake, MeterRegistry meters) {
        IntakeBudget budget = new IntakeBudget(intake.intakeBytes());
        WebhookRoute webhooks =
                new WebhookRoute(budget, new WebhookSignature(webhookSecret), intake.accepting(), meters);
        CallbackRoute callbacks =
                new CallbackRoute(budget, intake.verifying(), intake.recording(), new CallbackMeters(meters));
        HttpRouting.Builder routing = HttpRouting.builder();
        Endpoints.post(routing, "/github/webhook", webhooks::handle);
        Endpoints.post(routing, "/github/callback", callbacks::handle);
        Endpoints.nothingElse(routing);
        return new PublicServer(Listening.start(port, routing));
    }

    /** The port, as it turned out. */
    public int port() {
        return server.port();
    }

    /** Ends the intake and waits a moment for the requests that are being answered. */
    @Override
    public void close() {
        server.stop();
    }
}
