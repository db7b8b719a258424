package crcr.lab.simulator.github;

import crcr.domain.delivery.Payload;
import crcr.lab.simulator.github.actions.RunCalls;
import crcr.lab.simulator.github.actions.SimulatedRuns;
import crcr.lab.simulator.github.app.AppCalls;
import crcr.lab.simulator.github.app.GitHubApp;
import crcr.lab.simulator.github.app.GitHubRateLimit;
import crcr.lab.simulator.github.checks.CheckCalls;
import crcr.lab.simulator.github.checks.CheckDocuments;
import crcr.lab.simulator.github.checks.SimulatedChecks;
import crcr.lab.simulator.github.event.SimulatedEvents;
import crcr.lab.simulator.github.repository.GitHubCommits;
import crcr.lab.simulator.github.server.GitHubApi;
import crcr.lab.simulator.github.server.GitHubServer;
import crcr.lab.simulator.github.server.RepositoryCalls;
import crcr.lab.simulator.github.webhook.GitHubDeliveryLog;
import crcr.lab.simulator.github.webhook.SentWebhooks;
import crcr.lab.simulator.github.webhook.WebhookSender;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A simulated GitHub on this machine, with one GitHub App: the part of the REST API that the relay calls, with GitHub's
 * rules, and webhooks. It listens on 127.0.0.1, and can be set to be slow and to fail. Safe for use by several threads.
 */
public final class GitHubSimulator extends GitHubSettings implements AutoCloseable {
    private static final String APP_ID = "171717";

    private final GitHubApp app;
    private final GitHubCommits commits = new GitHubCommits(repositories);
    private final SimulatedRuns runs = new SimulatedRuns();
    private final SimulatedChecks checks;
    private final SimulatedEvents events;
    private final SentWebhooks webhooks;
    private final List<ReceivedDispatch> dispatches = new CopyOnWriteArrayList<>();
    private final List<Consumer<ReceivedDispatch>> listeners = new CopyOnWriteArrayList<>();
    private final GitHubServer server;

    private GitHubSimulator(int port, Clock clock, GitHubApp app) {
        super(clock);
        this.app = app;
        this.webhooks = new SentWebhooks(clock);
        this.checks = new SimulatedChecks(repositories, commits, clock);
        CheckDocuments documents = new CheckDocuments(app, registration);
        this.events = new SimulatedEvents(repositories, documents, clock);
        GitHubRateLimit rateLimit = new GitHubRateLimit(clock);
        this.server = new GitHubServer(
                port,
                clock,
                new GitHubApi(
                        new AppCalls(app, registration, repositories, installations, tokens, webhooks),
                        new RepositoryCalls(tokens, repositories, files, labels, commits, rateLimit, this::received),
                        new CheckCalls(tokens, rateLimit, checks, documents),
                        new RunCalls(tokens, rateLimit, runs)));
    }

    /** Starts a GitHub on any free port, on the machine's time. */
    public static GitHubSimulator start() {
        return start(0, Clock.systemUTC());
    }

    /**
     * Starts a GitHub with an App whose key is the same for all in this process, until it is replaced.
     *
     * @param port 0 for any that is free
     * @param clock by which tokens expire
     */
    public static GitHubSimulator start(int port, Clock clock) {
        GitHubSimulator simulator = new GitHubSimulator(port, clock, GitHubApp.create(APP_ID, clock));
        simulator.server.start();
        return simulator;
    }

    /** Returns the address of the API. Addresses of files begin with the same. */
    public URI apiUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Returns the App's id. */
    public String appId() {
        return app.id();
    }

    /** Returns the App's private key as PEM in PKCS#1, as GitHub issues it. */
    public String privateKeyPkcs1() {
        return app.pkcs1();
    }

    /** Returns the App's private key as PEM in PKCS#8. */
    public String privateKeyPkcs8() {
        return app.pkcs8();
    }

    /** Replaces the App's key; the former one becomes invalid. */
    public void replacePrivateKey() {
        app.replaceKey();
    }

    /** Returns the check runs on commits. */
    public SimulatedChecks checks() {
        return checks;
    }

    /** Returns the commits of repositories, with their names. */
    public GitHubCommits commits() {
        return commits;
    }

    /** Returns the workflow runs. */
    public SimulatedRuns runs() {
        return runs;
    }

    /** Returns the bodies of events about labels and check runs, for {@link #sendWebhook}. */
    public SimulatedEvents events() {
        return events;
    }

    /** Sets the duration of each call from now on. */
    public void latency(Duration each) {
        server.latency(each);
    }

    /** Makes the next calls of an operation fail, for any repository. */
    public void failNext(int times, GitHubOperation operation, GitHubFault fault) {
        failNext(times, request -> request.operation() == operation, fault);
    }

    /** Makes the next matching calls fail. Of several faults for one call the one planned first happens. */
    public void failNext(int times, Predicate<GitHubRequest> matching, GitHubFault fault) {
        server.faults().plan(times, matching, fault);
    }

    /** Returns all calls so far, in the order of arrival, including those that failed. */
    public List<GitHubRequest> requests() {
        return server.requests();
    }

    /** Returns all calls of an operation so far. */
    public List<GitHubRequest> requests(GitHubOperation operation) {
        return server.requests().stream()
                .filter(request -> request.operation() == operation)
                .toList();
    }

    /** Returns all dispatches that were accepted so far. */
    public List<ReceivedDispatch> dispatches() {
        return List.copyOf(dispatches);
    }

    /** Reports each dispatch from now on, on a thread of its own, as to a runner. */
    public void onDispatch(Consumer<ReceivedDispatch> listener) {
        listeners.add(listener);
    }

    /** Reports each answer from now on, just before it is sent. Calls without an answer are not reported. */
    public void onAnswer(Consumer<AnsweredRequest> listener) {
        server.onAnswer(listener);
    }

    /** The receiver's answer to a webhook. */
    public record WebhookAnswer(int status, String body) {}

    /**
     * Sends a webhook once, and records the outcome in the list of deliveries.
     *
     * @param event goes into {@code X-GitHub-Event}
     * @param delivery goes into {@code X-GitHub-Delivery}
     * @throws IOException if there is no answer within GitHub's ten seconds
     */
    public WebhookAnswer sendWebhook(URI to, String secret, String event, String delivery, byte[] body)
            throws IOException, InterruptedException {
        commits.addNamed(body);
        return webhooks.send(new GitHubDeliveryLog.Webhook(to, secret, event, delivery, new Payload(body)));
    }

    /** Returns all attempts to deliver a webhook so far, the newest first. */
    public List<WebhookAttempt> webhookAttempts() {
        return webhooks.log().attempts();
    }

    /** Sets the maximum number of attempts in a page of their list; callers may ask for less. */
    public void webhookAttemptsAPage(int most) {
        webhooks.log().mostAPage(most);
    }

    /** Dates all attempts so far back by that time. */
    public void ageWebhookAttempts(Duration by) {
        webhooks.log().age(by);
    }

    /** Marks all attempts at this delivery as failed, as if the answers had come too late. */
    public void timeOutWebhookAttempts(String delivery) {
        webhooks.log().timeOut(delivery);
    }

    /** Returns the value of {@code X-Hub-Signature-256} for this body. */
    public static String signature(String secret, byte[] body) {
        return WebhookSender.signature(secret, body);
    }

    private void received(ReceivedDispatch dispatch) {
        dispatches.add(dispatch);
        for (Consumer<ReceivedDispatch> listener : listeners) {
            Thread.ofVirtual().start(() -> listener.accept(dispatch));
        }
    }

    @Override
    public void close() {
        server.close();
        webhooks.close();
    }
}
