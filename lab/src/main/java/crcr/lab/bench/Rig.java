package crcr.lab.bench;

import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.hud.HudSimulator;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The surroundings of a measured relay, on the same machine: GitHub, an issuer of tokens and HUD. */
final class Rig {
    private static final String SECRET = "webhook-secret";
    private static final String HUD_KEY = "hud-key";
    private static final int PAYLOAD_BYTES = 25_000;

    private final GitHubSimulator github = GitHubSimulator.start();
    private final OidcIssuerSimulator issuer = OidcIssuerSimulator.start();
    private final HudSimulator hud = HudSimulator.start(HUD_KEY);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path directory;

    /** Keeps the files of the relays in {@code directory}. */
    Rig(Path directory) {
        this.directory = directory;
    }

    GitHubSimulator github() {
        return github;
    }

    OidcIssuerSimulator issuer() {
        return issuer;
    }

    /** Returns the name of a downstream. Downstreams are counted from 0. */
    static String downstream(int index) {
        return "downstream-" + index + "/backend";
    }

    /** Starts a relay with this number of downstreams on its allowlist. Its files are in a directory of that name. */
    ServedRelay serve(String name, int downstreams) throws IOException, InterruptedException {
        return serve(name, downstreams, Map.of());
    }

    /** Starts such a relay with some settings of its own. */
    ServedRelay serve(String name, int downstreams, Map<String, String> own) throws IOException, InterruptedException {
        return serve(name, "L2", downstreams, own);
    }

    /** Starts a relay whose downstreams are at L3 for the device {@code npu}. */
    ServedRelay serveLabelled(String name, int downstreams, Map<String, String> own)
            throws IOException, InterruptedException {
        return serve(name, "L3:\n  npu", downstreams, own);
    }

    private ServedRelay serve(String name, String level, int downstreams, Map<String, String> own)
            throws IOException, InterruptedException {
        List<String> repositories =
                IntStream.range(0, downstreams).mapToObj(Rig::downstream).toList();
        github.install(repositories.toArray(String[]::new));
        github.install("up/stream");
        Map<String, String> settings = settings(allowlist(name, level, repositories));
        settings.putAll(own);
        return ServedRelay.start(settings, directory.resolve(name));
    }

    private Path allowlist(String name, String level, List<String> repositories) throws IOException {
        return Files.writeString(
                directory.resolve("allowlist-" + name + ".yaml"),
                level + ":\n"
                        + repositories.stream()
                                .map(repository -> "    - " + repository + "\n")
                                .collect(Collectors.joining()));
    }

    private Map<String, String> settings(Path allowlist) {
        Map<String, String> settings = new HashMap<>();
        settings.put("UPSTREAM_REPO", "up/stream");
        settings.put("GITHUB_APP_ID", github.appId());
        settings.put("GITHUB_APP_SECRET", SECRET);
        settings.put("GITHUB_APP_PRIVATE_KEY", github.privateKeyPkcs1());
        settings.put("GITHUB_API_URL", github.apiUrl().toString());
        settings.put("ALLOWLIST_URL", allowlist.toUri().toString());
        settings.put("OIDC_ISSUER", issuer.issuer());
        settings.put("HUD_API_URL", hud.url().toString());
        settings.put("HUD_BOT_KEY", HUD_KEY);
        settings.put("REDELIVERY_INTERVAL_SECONDS", "0");
        settings.put("MAX_DISPATCH_WORKERS", "32");
        settings.put("RATE_LIMIT_PER_MIN", "1000000");
        return settings;
    }

    /** Returns the body of a webhook, of 25 KB. */
    static String payload() {
        return "{\"action\":\"opened\",\"repository\":{\"full_name\":\"up/stream\"},\"pull_request\":{\"number\":1,"
                + "\"head\":{\"sha\":\"0123456789abcdef0123456789abcdef01234567\"},\"body\":\""
                + "x".repeat(PAYLOAD_BYTES) + "\"}}";
    }

    /** Sends a webhook and requires its acceptance. */
    void webhook(ServedRelay relay, String delivery) throws IOException, InterruptedException {
        webhook(relay, delivery, payload().getBytes(StandardCharsets.UTF_8));
    }

    private void webhook(ServedRelay relay, String delivery, byte[] event) throws IOException, InterruptedException {
        var answer = github.sendWebhook(relay.webhook(), SECRET, "pull_request", delivery, event);
        if (answer.status() != 202) {
            throw new IllegalStateException("webhook answered " + answer);
        }
    }

    /** Sends a label event of the pull request of {@link #payload} and requires its acceptance. */
    void label(ServedRelay relay, String label) throws IOException, InterruptedException {
        byte[] event = github.events().labeled(payload().getBytes(StandardCharsets.UTF_8), label);
        webhook(relay, UUID.randomUUID().toString(), event);
    }

    /** Sends a webhook with a new delivery id. */
    Void newWebhook(ServedRelay relay) throws IOException, InterruptedException {
        webhook(relay, UUID.randomUUID().toString());
        return null;
    }

    /** Sends a callback and requires its acceptance. */
    Void callback(ServedRelay relay, String token, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(relay.callback())
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("callback answered " + answer.statusCode() + " " + answer.body());
        }
        return null;
    }

    /** Waits until the condition holds, to the millisecond. */
    static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
