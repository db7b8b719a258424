package crcr.lab.simulator.github;

import crcr.domain.delivery.Payload;
import crcr.lab.simulator.SimulatedIds;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A GitHub on this machine, with one GitHub App: as much of the REST API as the relay calls, with the rules that GitHub
 * enforces, and webhooks. It listens on 127.0.0.1, and may be told to be slow and to fail. Safe for any number of
 * threads.
 */
public final class GitHubSimulator implements AutoCloseable {
    private static final String APP_ID = "171717";

    private final GitHubApp app;
    private final GitHubRegistration registration = new GitHubRegistration();
    private final GitHubRepositories repositories = new GitHubRepositories();
    private final GitHubInstallations installations = new GitHubInstallations(repositories);
    private final GitHubFiles files = new GitHubFiles();
    private final WebhookSender webhooks = new WebhookSender();
    private final List<ReceivedDispatch> dispatches = new CopyOnWriteArrayList<>();
    private final List<Consumer<ReceivedDispatch>> listeners = new CopyOnWriteArrayList<>();
    private final GitHubTokens tokens;
    private final GitHubServer server;
    private final GitHubDeliveryLog log;

    private GitHubSimulator(int port, Clock clock, GitHubApp app) {
        this.app = app;
        this.tokens = new GitHubTokens(installations, clock);
        this.log = new GitHubDeliveryLog(clock);
        this.server = new GitHubServer(
                port,
                clock,
                new GitHubApi(
                        app,
                        registration,
                        repositories,
                        installations,
                        tokens,
                        files,
                        new GitHubRateLimit(clock),
                        this::received,
                        log,
                        this::redeliver));
    }

    /** Starts one on any free port, on the machine's time. */
    public static GitHubSimulator start() {
        return start(0, Clock.systemUTC());
    }

    /**
     * Starts one with an App whose key is, until it is replaced, the same for all in this process.
     *
     * @param port 0 for any that is free
     * @param clock by which tokens expire
     */
    public static GitHubSimulator start(int port, Clock clock) {
        GitHubSimulator simulator = new GitHubSimulator(port, clock, GitHubApp.create(APP_ID, clock));
        simulator.server.start();
        return simulator;
    }

    /** Where the API is. Addresses of files begin with the same. */
    public URI apiUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The App's id. */
    public String appId() {
        return app.id();
    }

    /** The App's private key as PEM in PKCS#1, as GitHub issues it. */
    public String privateKeyPkcs1() {
        return app.pkcs1();
    }

    /** The App's private key as PEM in PKCS#8. */
    public String privateKeyPkcs8() {
        return app.pkcs8();
    }

    /** From now on another key is the App's, and the one before is worth nothing. */
    public void replacePrivateKey() {
        app.replaceKey();
    }

    /** Installs the App on these repositories, {@code owner/name}. */
    public void install(String... repositories) {
        for (String repository : repositories) {
            installations.install(this.repositories.create(repository));
        }
    }

    /** From now on the App asks for these, and has them wherever the owner did not {@link #accept} something else. */
    public void ask(Map<String, String> permissions, List<String> events) {
        registration.ask(new GitHubRegistration.Grants(permissions, events));
    }

    /** From now on the App's installation at this owner has these. */
    public void accept(String owner, Map<String, String> permissions, List<String> events) {
        installations.accept(owner, new GitHubRegistration.Grants(permissions, events));
    }

    /** Suspends the App's installation at this owner. */
    public void suspend(String owner) {
        installations.suspend(owner);
    }

    /**
     * Changes the App's webhook: {@code url}, {@code content_type}, {@code insecure_ssl} or {@code secret}.
     *
     * @param value empty for none
     */
    public void registerWebhook(String key, String value) {
        registration.webhook(key, value);
    }

    /** Takes the App away from a repository. */
    public void uninstall(String repository) {
        repositories.named(repository).ifPresent(installations::uninstall);
    }

    /** The id of the repository of this name, whether the App is installed on it or not. */
    public long repositoryId(String repository) {
        return repositories.create(repository).id();
    }

    /**
     * Gives a repository another name; its owner stays the same one, and is renamed with it if the new name says so. Calls
     * to the old name are redirected from now on.
     */
    public void rename(String from, String to) {
        repositories.rename(from, to, repositories.named(from).orElseThrow().ownerId());
    }

    /** Gives a repository to the owner that the new name says; the App is installed there with it. */
    public void transfer(String from, String to) {
        repositories.rename(from, to, SimulatedIds.owner(to));
        install(to);
    }

    /** Creates another repository by a name that was given up, and installs the App on it. */
    public void createAnew(String repository) {
        installations.install(repositories.createAnew(repository));
    }

    /** Removes the App everywhere and installs it again: with new ids, and the old tokens are worth nothing. */
    public void reinstall() {
        installations.reinstall();
    }

    /** Makes all tokens that were issued worth nothing. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Puts a file into a repository, or replaces it. */
    public void putFile(String repository, String ref, String path, String text) {
        files.put(repository, ref, path, text);
    }

    /** Makes a repository public: from now on its files are read without a token too, 60 times an hour. */
    public void makePublic(String repository) {
        repositories.create(repository);
        files.open(repository);
    }

    /** How long each call takes from now on. */
    public void latency(Duration each) {
        server.latency(each);
    }

    /** Lets the next so many calls of an operation fail, whatever their repository. */
    public void failNext(int times, GitHubOperation operation, GitHubFault fault) {
        failNext(times, request -> request.operation() == operation, fault);
    }

    /** Lets the next so many calls fail that match. Of several faults for one call the one planned first happens. */
    public void failNext(int times, Predicate<GitHubRequest> matching, GitHubFault fault) {
        server.faults().plan(times, matching, fault);
    }

    /** All calls so far, in the order in which they came, also those that failed. */
    public List<GitHubRequest> requests() {
        return server.requests();
    }

    /** All calls of an operation so far. */
    public List<GitHubRequest> requests(GitHubOperation operation) {
        return server.requests().stream()
                .filter(request -> request.operation() == operation)
                .toList();
    }

    /** All dispatches that were accepted so far. */
    public List<ReceivedDispatch> dispatches() {
        return List.copyOf(dispatches);
    }

    /** Tells of each dispatch from now on, on a thread of its own, as a runner that picks it up would do. */
    public void onDispatch(Consumer<ReceivedDispatch> listener) {
        listeners.add(listener);
    }

    /** Tells of each answer from now on, just before it is given. Calls that get no answer are not told of. */
    public void onAnswer(Consumer<AnsweredRequest> listener) {
        server.onAnswer(listener);
    }

    /** What the receiver of a webhook answered. */
    public record WebhookAnswer(int status, String body) {}

    /**
     * Sends a webhook, once, and notes what came of it in the list of deliveries.
     *
     * @param event goes into {@code X-GitHub-Event}
     * @param delivery goes into {@code X-GitHub-Delivery}
     * @throws IOException if there is no answer within GitHub's ten seconds
     */
    public WebhookAnswer sendWebhook(URI to, String secret, String event, String delivery, byte[] body)
            throws IOException, InterruptedException {
        return send(new GitHubDeliveryLog.Webhook(to, secret, event, delivery, new Payload(body)), false);
    }

    private WebhookAnswer send(GitHubDeliveryLog.Webhook webhook, boolean redelivery)
            throws IOException, InterruptedException {
        int status = 0;
        try {
            WebhookSender.Answer answer = webhooks.send(
                    webhook.to(),
                    webhook.secret(),
                    webhook.event(),
                    webhook.guid(),
                    webhook.body().bytes());
            status = answer.status();
            return new WebhookAnswer(answer.status(), answer.body());
        } finally {
            log.note(webhook, redelivery, status);
        }
    }

    // GitHub too promises the attempt and makes it a little later.
    private void redeliver(GitHubDeliveryLog.Webhook webhook) {
        Thread.ofVirtual().start(() -> {
            try {
                send(webhook, true);
            } catch (IOException e) {
                return; // it is in the list
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** All attempts to deliver a webhook so far, the newest first. */
    public List<WebhookAttempt> webhookAttempts() {
        return log.attempts();
    }

    /** How many attempts a page of their list has at most from now on; callers may ask for less. */
    public void webhookAttemptsAPage(int most) {
        log.mostAPage(most);
    }

    /** Lets all attempts so far have been made so much earlier. */
    public void ageWebhookAttempts(Duration by) {
        log.age(by);
    }

    /** Lets all attempts at this delivery have failed for GitHub, as if the answers had come too late. */
    public void timeOutWebhookAttempts(String delivery) {
        log.timeOut(delivery);
    }

    /** What {@code X-Hub-Signature-256} holds for this body. */
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
