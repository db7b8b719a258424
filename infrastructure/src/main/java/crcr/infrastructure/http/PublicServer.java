package crcr.infrastructure.http;

import crcr.application.callback.AdmittingReporters;
import crcr.application.callback.ListedCallers;
import crcr.application.callback.RecordingReport;
import crcr.application.callback.VerifyCaller;
import crcr.application.selfreport.RecordingSelfReport;
import crcr.infrastructure.http.callback.AddressRange;
import crcr.infrastructure.http.callback.CallbackMeters;
import crcr.infrastructure.http.callback.CallbackRoute;
import crcr.infrastructure.http.callback.CallerCheck;
import crcr.infrastructure.http.callback.ClientAddresses;
import crcr.infrastructure.http.callback.FailedCallers;
import crcr.infrastructure.http.callback.RenamedCallers;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.http.intake.IntakeBudget;
import crcr.infrastructure.http.intake.Listening;
import crcr.infrastructure.http.intake.RefusalLog;
import crcr.infrastructure.http.webhook.EventTable;
import crcr.infrastructure.http.webhook.WebhookRoute;
import crcr.infrastructure.http.webhook.WebhookSignature;
import crcr.infrastructure.spans.Spans;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** The public port: GitHub's webhooks, and the callbacks of downstream CI. */
public final class PublicServer implements AutoCloseable {
    // Together they take a quarter of the smallest heap on which the service is meant to run.
    private static final long WEBHOOK_BYTES = 48L * 1024 * 1024;
    private static final long CALLBACK_BYTES = 16L * 1024 * 1024;
    // The maximum for each endpoint. A request usually takes milliseconds, and some seconds while the store or HUD
    // is unavailable.
    private static final int IN_FLIGHT = 256;

    private final WebServer server;

    private PublicServer(WebServer server) {
        this.server = server;
    }

    /**
     * The subjects of the port.
     *
     * @param events the readers of events, and the use cases that process them
     * @param reporters decides which reports are accepted
     * @param reports records reports of jobs that a dispatch started
     * @param selfReports records reports of other runs
     * @param trustedProxies the proxies whose {@code X-Forwarded-For} is trusted
     * @param spans records the requests
     */
    public record Intake(
            EventTable events,
            VerifyCaller verifying,
            ListedCallers callers,
            AdmittingReporters reporters,
            RecordingReport reports,
            RecordingSelfReport selfReports,
            List<AddressRange> trustedProxies,
            Spans spans) {
        /** Keeps its own copy. */
        public Intake {
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any
     * @param webhookSecrets the secrets with which GitHub may sign webhooks at that moment, the current secret first
     * @throws RuntimeException if the port is taken
     */
    public static PublicServer start(
            int port, Supplier<List<byte[]>> webhookSecrets, Intake intake, MeterRegistry meters) {
        RefusalLog refusals = new RefusalLog(System::nanoTime);
        WebhookRoute webhooks = new WebhookRoute(
                new IntakeBudget("webhook", IN_FLIGHT, WEBHOOK_BYTES, System::nanoTime, meters),
                new WebhookSignature(webhookSecrets),
                intake.events(),
                meters,
                refusals,
                intake.spans());
        CallbackRoute callbacks = new CallbackRoute(
                new IntakeBudget("callback", IN_FLIGHT, CALLBACK_BYTES, System::nanoTime, meters),
                new CallerCheck(
                        intake.verifying(),
                        intake.callers(),
                        new ClientAddresses(intake.trustedProxies()),
                        new FailedCallers(System::nanoTime),
                        refusals),
                new CallbackRoute.Reporting(intake.reporters(), intake.reports(), intake.selfReports()),
                new CallbackMeters(meters),
                new RenamedCallers(meters),
                refusals,
                intake.spans());
        HttpRouting.Builder routing = HttpRouting.builder();
        Endpoints.post(routing, "/github/webhook", webhooks::handle);
        Endpoints.post(routing, "/github/callback", callbacks::handle);
        Endpoints.nothingElse(routing);
        return new PublicServer(Listening.start(port, routing));
    }

    /** Returns the port on which it listens. */
    public int port() {
        return server.port();
    }

    /** Stops accepting requests, and waits a moment for those that are being answered. */
    @Override
    public void close() {
        server.stop();
    }
}
