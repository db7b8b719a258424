package crcr.infrastructure.github.deliveries;

import crcr.application.recovery.DeliveriesUnreachableException;
import crcr.application.recovery.WebhookDeliveries;
import crcr.infrastructure.github.api.ApiCalls;
import crcr.infrastructure.github.api.AppApi;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The deliveries of the App's webhook.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/webhooks">GitHub's reference</a>
 */
public final class HookDeliveries implements WebhookDeliveries {
    private static final String PATH = "/app/hook/deliveries";
    private static final int MOST_A_PAGE = 100;

    private final ApiCalls calls;
    private final AppApi app;
    private final URI apiUrl;

    /** Asks GitHub in the App's name. */
    public HookDeliveries(ApiCalls calls, AppApi app, URI apiUrl) {
        this.calls = calls;
        this.app = app;
        this.apiUrl = apiUrl;
    }

    @Override
    public Page page(Optional<String> from) {
        String path = PATH + "?per_page=" + MOST_A_PAGE
                + from.map(cursor -> "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8))
                        .orElse("");
        try {
            WholeResponse reply = send(Operation.DELIVERIES, calls.to(path));
            if (!reply.isSuccess()) {
                throw new CallFailedException(CallFailure.of(reply));
            }
            return new Page(ListedAttempts.read(reply.body()), NextPage.cursor(reply.headers(), apiUrl));
        } catch (CallFailedException e) {
            throw new DeliveriesUnreachableException(
                    "the list of webhook deliveries cannot be had: " + e.getMessage(), e);
        }
    }

    @Override
    public RedeliveryAnswer redeliver(String attempt) {
        String path = PATH + "/" + URLEncoder.encode(attempt, StandardCharsets.UTF_8) + "/attempts";
        try {
            WholeResponse reply = send(Operation.REDELIVERY, calls.to(path).POST(BodyPublishers.noBody()));
            if (reply.status() == 202) {
                return new RedeliveryAnswer.Promised();
            }
            CallFailure failure = CallFailure.of(reply);
            return switch (failure) {
                case CallFailure.Refused(int status, String message) -> new RedeliveryAnswer.Refused(status, message);
                default -> throw new CallFailedException(failure);
            };
        } catch (CallFailedException e) {
            throw new DeliveriesUnreachableException("a webhook cannot be asked for again: " + e.getMessage(), e);
        }
    }

    private WholeResponse send(Operation operation, HttpRequest.Builder request) throws CallFailedException {
        try {
            return app.send(operation, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveriesUnreachableException("interrupted", e);
        }
    }
}
