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
 * GitHub's REST API, called as a GitHub App. The credentials from GitHub stay in memory: none is written, logged or
 * shown. A call takes 10 s at most. Safe for use by several threads.
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
     * @param apiUrl {@code https://api.github.com}, or the API of a GitHub Enterprise Server
     * @param appId the App's id, as its settings page shows it
     * @param key returns the App's present key, for each call in the App's own name
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

    /** Sends with one call, as long as the repository's installation and token are known and valid. */
    @Override
    public Reached send(Dispatch dispatch, CallbackToken token, Optional<String> id) {
        return switch (DispatchRequest.clientPayload(dispatch, token)) {
            case ClientPayload.Fitting fitting ->
                send(dispatch, fitting, address(dispatch.target().downstream(), id));
            // GitHub would refuse it too, and this way it costs nothing of the hourly limit.
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
                // The kept installation was looked up by the owner.
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

    // A failure that is no refusal may be temporary.
    private static DispatchAnswer notNow(CallFailure failure) {
        return switch (failure) {
            case CallFailure.Limited limited -> new DispatchAnswer.Limited(limited.told(), limited.words());
            // The token is fresh, so that the downstream is not the cause.
            case CallFailure.NotAuthorized _ -> new DispatchAnswer.Failed(failure.words() + ", to a fresh token");
            case CallFailure.Failed _,
                    CallFailure.Moved _,
                    CallFailure.NotInstalled _,
                    CallFailure.NoToken _,
                    CallFailure.Refused _ -> new DispatchAnswer.Failed(failure.words());
        };
    }

    /** Finds with one call, as long as the repository's installation and token are known and valid. */
    @Override
    public Found find(RepositoryName listed, String id) {
        if (!RepositoryAddress.ById.isId(id)) {
            return new Found.Absent();
        }
        try {
            // The token serves for the dispatch as well.
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
     * Returns the document in this file, which a setting names. Each fetch asks GitHub, and an unchanged file costs
     * nothing of the hourly limit. Where the App is not installed, the file is read without a token, at most every 5
     * minutes.
     */
    public FetchDocument contents(BlobUrl file, Setting setting) {
        return new ContentsDocument(access, new OpenAccess(calls, clock), file, setting);
    }

    /** Returns the webhooks that GitHub sent to the App, including those that did not arrive. */
    public WebhookDeliveries webhookDeliveries() {
        return deliveries;
    }

    /** Returns the App's check runs on the upstream. */
    public PutCheckRun checkRuns(RepositoryName upstream) {
        return new CheckRuns(access, upstream, appId);
    }

    /** Returns the check runs of the App's check suites on the upstream. */
    public ListSuite checkSuites(RepositoryName upstream) {
        return new CheckRuns(access, upstream, appId);
    }

    /**
     * Returns the lookup of the upstream's commits. Concurrent callers share a lookup, and the answers are kept in
     * {@code cache}.
     */
    public LookUpCommit commits(RepositoryName upstream, CommitCache cache) {
        return new SharedLookups(new Commits(access, upstream), cache, new QuietTime(clock));
    }

    /** Returns the port that runs workflow runs of the downstreams again. */
    public RerunRun reruns() {
        return new WorkflowRuns(access);
    }

    /** Returns the port that asks for the state of downstreams' workflow runs. */
    public LookAtRun workflowRuns() {
        return new WorkflowRuns(access);
    }
}
