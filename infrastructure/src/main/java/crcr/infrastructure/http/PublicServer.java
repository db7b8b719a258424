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
    // Together a quarter of the smallest heap that the service is meant to run with.
    private static final long WEBHOOK_BYTES = 48L * 1024 * 1024;
    private static final long CALLBACK_BYTES = 16L * 1024 * 1024;
    // Of each endpoint. A request takes milliseconds as a rule, and some seconds while the store or HUD is away.
    private static final int IN_FLIGHT = 256;

    private final WebServer server;

    private PublicServer(WebServer server) {
        this.server = server;
    }

    /**
     * What the port leads to.
     *
     * @param events which events are read how, and which use case takes them
     * @param reporters decides whose reports are accepted
     * @param reports takes what jobs report that a dispatch started
     * @param selfReports takes what other runs report
     * @param trustedProxies whose {@code X-Forwarded-For} is believed
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
     * @param webhookSecrets what GitHub may sign webhooks with at that moment, the current secret first
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

    /** Returns the port, as it turned out. */
    public int port() {
        return server.port();
    }

    /** Ends the intake and waits a moment for the requests that are being answered. */
    @Override
    public void close() {
        server.stop();
    }
}
