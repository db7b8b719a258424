package crcr.infrastructure.github;

import crcr.application.allowlist.AllowlistDocument;
import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.SendDispatch;
import crcr.application.recovery.WebhookDeliveries;
import crcr.domain.callback.CallbackToken;
import crcr.infrastructure.outgoing.OutgoingHttp;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * GitHub's REST API, as a GitHub App. The credentials that it gets from GitHub stay in its memory: none is written
 * anywhere, logged or shown. A call takes 10 s at most. Safe for any number of threads.
 */
public final class GitHub implements SendDispatch {
    private static final Duration CALL_WITHIN = Duration.ofSeconds(10);

    private final RepositoryAccess access;
    private final WebhookDeliveries deliveries;

    /**
     * Makes no call yet.
     *
     * @param apiUrl {@code https://api.github.com}, or that of a GitHub Enterprise Server
     * @param appId the App's id, as its settings page shows it
     * @param key asked for each call in the App's own name, since it may change
     */
    public GitHub(
            OutgoingHttp http, URI apiUrl, String appId, Supplier<AppKey> key, Clock clock, MeterRegistry meters) {
        this(http, apiUrl, appId, key, clock, meters, CALL_WITHIN);
    }

    GitHub(
            OutgoingHttp http,
            URI apiUrl,
            String appId,
            Supplier<AppKey> key,
            Clock clock,
            MeterRegistry meters,
            Duration callWithin) {
        ApiCalls calls = new ApiCalls(http, apiUrl, callWithin, meters);
        AppApi app = new AppApi(calls, new AppToken(appId, key, clock));
        this.deliveries = new HookDeliveries(calls, app, apiUrl);
        this.access = new RepositoryAccess(calls, app, new RateRemaining(clock, meters), clock);
    }

    /** One call, as long as the downstream's installation and token are known and still good. */
    @Override
    public Answer send(Dispatch dispatch, CallbackToken token) {
        return switch (DispatchRequest.clientPayload(dispatch, token)) {
            case ClientPayload.Fitting fitting -> send(dispatch, fitting);
            // What GitHub would answer, and nothing of the hourly limit is used for it.
            case ClientPayload.Unfit(String why) -> new Answer.Refused(422, why);
        };
    }

    private Answer send(Dispatch dispatch, ClientPayload.Fitting clientPayload) {
        TokenScope scope = new TokenScope(dispatch.target().downstream(), Permission.CONTENTS_WRITE);
        try {
            access.call(scope, DispatchRequest.of(dispatch, clientPayload));
            return new Answer.Taken();
        } catch (CallFailedException e) {
            return switch (e.failure()) {
                case CallFailure.Refused(int status, String message) -> new Answer.Refused(status, message);
                case CallFailure.NotInstalled failure -> new Answer.Refused(404, failure.words());
                case CallFailure.NoToken failure -> new Answer.Refused(failure.status(), failure.words());
                // The token is fresh, so it is not the downstream's fault, and may be over soon.
                case CallFailure.NotAuthorized failure -> new Answer.Failed(failure.words() + ", to a fresh token");
                case CallFailure.Limited failure -> new Answer.Limited(failure.told(), failure.words());
                case CallFailure.Failed(String cause) -> new Answer.Failed(cause);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("interrupted");
        }
    }

    /**
     * The allowlist, as it is in this file. Each fetch asks GitHub, and an unchanged file costs nothing of the hourly limit.
     */
    public AllowlistDocument contents(BlobUrl file) {
        return new ContentsDocument(access, file);
    }

    /** The webhooks that GitHub sent to the App, also those that did not arrive. */
    public WebhookDeliveries webhookDeliveries() {
        return deliveries;
    }
}
