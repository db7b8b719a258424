package crcr.infrastructure.github;

import crcr.application.check.PutCheckRun;
import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.ReachRepository;
import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.application.document.FetchDocument;
import crcr.application.operator.Setting;
import crcr.application.outbox.QuietTime;
import crcr.application.recovery.WebhookDeliveries;
import crcr.application.rerun.ListSuite;
import crcr.application.rerun.RerunRun;
import crcr.application.selfreport.CommitCache;
import crcr.application.selfreport.LookUpCommit;
import crcr.application.sweep.LookAtRun;
import crcr.domain.callback.CallbackToken;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.actions.WorkflowRuns;
import crcr.infrastructure.github.api.ApiCalls;
import crcr.infrastructure.github.api.AppApi;
import crcr.infrastructure.github.api.AppKey;
import crcr.infrastructure.github.api.AppToken;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.FoundRepository;
import crcr.infrastructure.github.api.Permission;
import crcr.infrastructure.github.api.RateRemaining;
import crcr.infrastructure.github.api.RepositoryAccess;
import crcr.infrastructure.github.api.RepositoryAddress;
import crcr.infrastructure.github.api.RepositoryRequest;
import crcr.infrastructure.github.api.TokenScope;
import crcr.infrastructure.github.checks.CheckRuns;
import crcr.infrastructure.github.commits.Commits;
import crcr.infrastructure.github.commits.SharedLookups;
import crcr.infrastructure.github.contents.BlobUrl;
import crcr.infrastructure.github.contents.ContentsDocument;
import crcr.infrastructure.github.contents.OpenAccess;
import crcr.infrastructure.github.deliveries.HookDeliveries;
import crcr.infrastructure.github.dispatch.DispatchRequest;
import crcr.infrastructure.github.payload.ClientPayload;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * GitHub's REST API, as a GitHub App. The credentials that it gets from GitHub stay in its memory: none is written
 * anywhere, logged or shown. A call takes 10 s at most. Safe for any number of threads.
 */
public final class GitHub implements ReachRepository {
    private static final Duration CALL_WITHIN = Duration.ofSeconds(10);

    private final String appId;
    private final RepositoryAccess access;
    private final ApiCalls calls;
    private final Clock clock;
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
        this.appId = appId;
        this.clock = clock;
        this.calls = new ApiCalls(http, apiUrl, callWithin, meters);
        AppApi app = new AppApi(calls, new AppToken(appId, key, clock));
        this.deliveries = new HookDeliveries(calls, app, apiUrl);
        this.access = new RepositoryAccess(calls, app, new RateRemaining(clock, meters), clock);
    }

    /** Sends by one call, as long as the repository's installation and token are known and valid. */
    @Override
    public Reached send(Dispatch dispatch, CallbackToken token, Optional<String> id) {
        return switch (DispatchRequest.clientPayload(dispatch, token)) {
            case ClientPayload.Fitting fitting ->
                send(dispatch, fitting, address(dispatch.target().downstream(), id));
            // What GitHub would answer, and nothing of the hourly limit is used for it.
            case ClientPayload.Unfit(String why) -> new Reached.Answered(new DispatchAnswer.Refused(422, why));
        };
    }

    private static RepositoryAddress address(RepositoryName listed, Optional<String> id) {
        return id.<RepositoryAddress>map(number -> new RepositoryAddress.ById(listed, number))
                .orElseGet(() -> new RepositoryAddress.ByName(listed));
    }

    private Reached send(Dispatch dispatch, ClientPayload.Fitting clientPayload, RepositoryAddress to) {
        TokenScope scope = new TokenScope(to, Permission.CONTENTS_WRITE);
        RepositoryRequest request = DispatchRequest.of(dispatch, to, clientPayload);
        try {
            WholeResponse _ = switch (to) {
                case RepositoryAddress.ByName _ -> access.call(scope, request);
                // The owner was looked up for the installation that is kept.
                case RepositoryAddress.ById _ -> access.callWithToken(scope, request);
            };
            return new Reached.Answered(new DispatchAnswer.Taken());
        } catch (CallFailedException e) {
            return switch (e.failure()) {
                case CallFailure.Moved(int status, Optional<String> _) -> new Reached.Moved(status);
                case CallFailure.NotInstalled failure -> new Reached.Absent(404, failure.words());
                case CallFailure.Refused(int status, String message)
                when status == 404 -> new Reached.Absent(404, message);
                case CallFailure.NoToken failure
                when to instanceof RepositoryAddress.ById -> new Reached.Absent(failure.status(), failure.words());
                case CallFailure.Refused(int status, String message) -> refused(status, message);
                case CallFailure.NoToken failure -> refused(failure.status(), failure.words());
                case CallFailure.NotAuthorized _, CallFailure.Limited _, CallFailure.Failed _ ->
                    new Reached.Answered(notNow(e.failure()));
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reached.Answered(new DispatchAnswer.Failed("interrupted"));
        }
    }

    private static Reached refused(int status, String message) {
        return new Reached.Answered(new DispatchAnswer.Refused(status, message));
    }

    // What is no refusal may be over soon.
    private static DispatchAnswer notNow(CallFailure failure) {
        return switch (failure) {
            case CallFailure.Limited limited -> new DispatchAnswer.Limited(limited.told(), limited.words());
            // The token is fresh, so it is not the downstream's fault.
            case CallFailure.NotAuthorized _ -> new DispatchAnswer.Failed(failure.words() + ", to a fresh token");
            case CallFailure.Failed _,
                    CallFailure.Moved _,
                    CallFailure.NotInstalled _,
                    CallFailure.NoToken _,
                    CallFailure.Refused _ -> new DispatchAnswer.Failed(failure.words());
        };
    }

    /** Sends by one call, as long as the repository's installation and token are known and valid. */
    @Override
    public Found find(RepositoryName listed, String id) {
        if (!RepositoryAddress.ById.isId(id)) {
            return new Found.Absent();
        }
        try {
            // With a token that serves for the dispatch as well.
            return FoundRepository.by(access, new RepositoryAddress.ById(listed, id), Permission.CONTENTS_WRITE);
        } catch (CallFailedException e) {
            return switch (e.failure()) {
                case CallFailure.Moved _, CallFailure.NotInstalled _, CallFailure.NoToken _, CallFailure.Refused _ ->
                    new Found.Absent();
                case CallFailure.NotAuthorized _, CallFailure.Limited _, CallFailure.Failed _ ->
                    new Found.Unknown(notNow(e.failure()));
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Found.Unknown(new DispatchAnswer.Failed("interrupted"));
        }
    }

    /**
     * Returns the document that is in this file, as a setting names it. Each fetch asks GitHub, and an unchanged file
     * costs nothing of the hourly limit. Where the App is not installed the file is read without a token, at most every
     * 5 minutes.
     */
    public FetchDocument contents(BlobUrl file, Setting setting) {
        return new ContentsDocument(access, new OpenAccess(calls, clock), file, setting);
    }

    /** Returns the webhooks that GitHub sent to the App, also those that did not arrive. */
    public WebhookDeliveries webhookDeliveries() {
        return deliveries;
    }

    /** Returns the App's check runs on the upstream. */
    public PutCheckRun checkRuns(RepositoryName upstream) {
        return new CheckRuns(access, upstream, appId);
    }

    /** Returns what the App's check suites on the upstream hold. */
    public ListSuite checkSuites(RepositoryName upstream) {
        return new CheckRuns(access, upstream, appId);
    }

    /** Commits of the upstream, each looked up once for all that ask at a time, and kept there. */
    public LookUpCommit commits(RepositoryName upstream, CommitCache cache) {
        return new SharedLookups(new Commits(access, upstream), cache, new QuietTime(clock));
    }

    /** Runs workflow runs of the downstreams again. */
    public RerunRun reruns() {
        return new WorkflowRuns(access);
    }

    /** Returns how workflow runs of the downstreams stand. */
    public LookAtRun workflowRuns() {
        return new WorkflowRuns(access);
    }
}
