package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.fixture.Eventually;
import crcr.fixture.KnownSecrets;
import crcr.fixture.Shown;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not on Windows: it sends signals. */
class ServeProcessTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory = Path.of("");

    private final Surroundings surroundings = new Surroundings();
    private final Http http = new Http();
    private final List<RelayProcess> started = new ArrayList<>();

    @AfterEach
    void endEverything() {
        started.forEach(RelayProcess::close);
        redis().ifPresent(left -> {
            left.destroyForcibly();
            left.onExit().join();
        });
        http.close();
        surroundings.close();
    }

    private Path dataDirectory() {
        return directory.resolve("data");
    }

    private RelayProcess start(Map<String, String> settings) {
        RelayProcess process = RelayProcess.start(directory, settings);
        started.add(process);
        return process;
    }

    private RelayProcess serve() {
        surroundings.publishAllowlist();
        return startWithData().awaitReady(http);
    }

    private RelayProcess startWithData() {
        Map<String, String> settings = surroundings.settings();
        settings.put("DATA_DIR", dataDirectory().toString());
        return start(settings);
    }

    private Optional<ProcessHandle> redis() {
        try {
            long number = Long.parseLong(
                    Files.readString(dataDirectory().resolve("redis.pid")).strip());
            return ProcessHandle.of(number).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            // There is none, or it is just writing that.
            return Optional.empty();
        }
    }

    private RelayAnswer send(RelayProcess relay, Webhook webhook) {
        return http.send(webhook.to(relay.atPublicPort("/github/webhook")));
    }

    private void relay(RelayProcess relay, Webhook webhook) {
        send(relay, webhook).assertTaken(202);
        Eventually.holds(
                "the event is dispatched", () -> reached(webhook.delivery()) == Surroundings.DOWNSTREAMS.size());
    }

    // What a killed relay had in flight may come twice.
    private long reached(String delivery) {
        return surroundings.github().dispatches().stream()
                .filter(dispatch ->
                        new String(dispatch.clientPayload().bytes(), StandardCharsets.UTF_8).contains(delivery))
                .map(ReceivedDispatch::repository)
                .distinct()
                .count();
    }

    private void assertDuplicate(RelayAnswer answer) {
        assertTrue(answer.assertTaken(202).json().path("duplicate").asBoolean(), answer.body());
    }

    @Test
    void itRelaysEndsOrderlyWhenItIsToldToAndRemembersAtTheNextStart() throws InterruptedException {
        Webhook webhook = Payloads.openedPullRequest();
        RelayProcess first = serve();
        relay(first, webhook);
        assertEquals(0, first.terminate());
        assertEquals(Optional.empty(), redis());
        assertEquals("", first.errors());

        RelayProcess second = serve();
        assertDuplicate(send(second, webhook));
    }

    @Test
    void itsSettingsMayBeInAFileAlone() throws IOException, InterruptedException {
        surroundings.publishAllowlist();
        Map<String, String> settings = surroundings.settings();
        settings.put("DATA_DIR", dataDirectory().toString());
        // JSON is YAML: a name and a quoted text a line.
        Path file = Files.write(
                directory.resolve("relay.yaml"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + ": " + JSON.valueToTree(setting.getValue()))
                        .toList());

        RelayProcess served = start(Map.of("RELAY_CONFIG", file.toString())).awaitReady(http);
        relay(served, Payloads.openedPullRequest());
        assertEquals(0, served.terminate());

        Files.writeString(file, "SERVER_PRT: 8080\n", StandardOpenOption.APPEND);
        RelayProcess refused = start(Map.of("RELAY_CONFIG", file.toString()));
        assertEquals(2, refused.awaitEnd());
        assertEquals(
                "relay: these settings are wrong:\n  SERVER_PRT is not the name of a setting (" + file + ", line "
                        + (settings.size() + 1) + "); did you mean SERVER_PORT?\n",
                refused.errors());
    }

    @Test
    void itLeavesNothingBehindIfItIsToldToEndWhileItStarts() throws InterruptedException {
        RelayProcess relay = startWithData();
        Eventually.holds("its Redis runs", () -> redis().isPresent());
        assertEquals(0, relay.terminate());
        assertEquals(Optional.empty(), redis());
    }

    @Test
    void itRemembersAfterItWasKilledAndEndsTheRedisThatWasLeftBehind() throws InterruptedException {
        Webhook webhook = Payloads.openedPullRequest();
        RelayProcess first = serve();
        relay(first, webhook);
        ProcessHandle leftBehind = redis().orElseThrow();
        first.kill();
        assertTrue(leftBehind.isAlive());

        RelayProcess second = serve();
        // Until somebody has asked for its status, a process that has ended still has a number, but no command.
        assertFalse(leftBehind.isAlive() && leftBehind.info().command().isPresent());
        assertDuplicate(send(second, webhook));
        relay(second, Payloads.openedPullRequest());
    }

    @Test
    void twoCannotShareOneDataDirectory() throws InterruptedException {
        RelayProcess first = serve();
        RelayProcess second = startWithData();
        assertEquals(1, second.awaitEnd());
        assertTrue(second.output().contains("another relay uses the data"), second::output);
        relay(first, Payloads.openedPullRequest());
    }

    @Test
    void itDoesNotStartWithWrongSettingsAndNamesThemAll() throws InterruptedException {
        Map<String, String> settings = surroundings.settings();
        settings.remove("UPSTREAM_REPO");
        settings.put("SERVER_PORT", "http");
        settings.put("MANAGEMENT_PORT", "65536");
        settings.put("GITHUB_APP_ID", "the app");
        settings.put("GITHUB_APP_PRIVATE_KEY", "no-key-but-a-secret");
        settings.put("GITHUB_API_URL", "http://github.example");
        settings.put("ALLOWLIST_TTL_SECONDS", "0");
        settings.put("MAX_DISPATCH_WORKERS", "many");
        settings.put("REDIS_ENDPOINT", "redis");
        settings.put("REDIS_TLS", "yes");
        settings.put("OIDC_ISSUER", "token.actions.githubusercontent.com");
        settings.put("HUD_API_URL", "http://hud.example");
        settings.put("HUD_MAX_RETRIES", "-1");
        settings.put("RATE_LIMIT_PER_MIN", "0");
        settings.put("CRCR_STATUS_TTL", "1");
        List<String> wrong = Stream.concat(
                        Stream.of("UPSTREAM_REPO"),
                        settings.entrySet().stream()
                                .filter(setting -> !setting.getValue()
                                        .equals(surroundings.settings().get(setting.getKey())))
                                .map(Map.Entry::getKey))
                .toList();
        assertEquals(15, wrong.size());

        RelayProcess process = start(settings);
        assertEquals(2, process.awaitEnd());
        wrong.forEach(name -> assertTrue(process.errors().contains("\n  " + name + " "), name));
        for (String fine : List.of("HUD_BOT_KEY", "GITHUB_APP_SECRET", "OIDC_AUDIENCE")) {
            assertFalse(process.errors().contains("\n  " + fine), fine);
        }
        for (String secret : List.of(Surroundings.WEBHOOK_SECRET, Surroundings.HUD_KEY, "no-key-but-a-secret")) {
            assertFalse((process.errors() + process.output()).contains(secret), secret);
        }
    }

    @Test
    void itsLogIsJsonAndHoldsNoSecret() throws InterruptedException, IOException {
        RelayProcess relay = serve();
        Webhook webhook = Payloads.openedPullRequest();
        relay(relay, webhook);
        String token = surroundings
                .issuer()
                .token(Instant.now())
                .repository(Surroundings.ALPHA)
                .compact();
        byte[] report = Payloads.utf8(Reports.inProgress(webhook.delivery()));
        http.report(relay.atPublicPort("/github/callback"), token, report).assertTaken(200);
        http.report(relay.atPublicPort("/github/callback"), token + "x", report).assertRefused(401);
        surroundings.hud().answerNext(1, 401, "{\"message\":\"" + Surroundings.HUD_KEY + " is not known\"}");
        byte[] end = Payloads.utf8(Reports.completed(webhook.delivery()));
        http.report(relay.atPublicPort("/github/callback"), token, end).assertRefused(401);
        String callbackToken =
                TokenForge.withKey("guessed-key-".repeat(4)).token(webhook.delivery(), Surroundings.ALPHA);
        byte[] forged = Payloads.utf8(Reports.completed(webhook.delivery()).put("callback_token", callbackToken));
        http.report(relay.atPublicPort("/github/callback"), token, forged).assertRefused(403);
        send(relay, webhook.with(Webhook.SIGNATURE, "sha256=0")).assertRefused(401);
        String redisPassword = Files.readAllLines(dataDirectory().resolve("redis.conf")).stream()
                .filter(line -> line.startsWith("requirepass "))
                .map(line -> line.substring("requirepass ".length()))
                .findFirst()
                .map(KnownSecrets::known)
                .orElseThrow();
        String commandLines = relay.commandLine()
                + " "
                + redis().flatMap(process -> process.info().commandLine()).orElse("");
        assertTrue(commandLines.contains("redis"), commandLines);
        Shown.text("the arguments of a process", commandLines);
        assertEquals(0, relay.terminate());

        String log = relay.output();
        assertTrue(log.contains(webhook.delivery()), log);
        assertTrue(log.contains("callback unread answered 401"), log);
        log.lines().forEach(ServeProcessTest::assertJsonObject);
        assertEquals(
                List.of("pull_request accepted", "pull_request bad_signature"),
                webhooksAnswered(log, webhook.delivery()));
        List<String> secrets = new ArrayList<>(List.of(
                Surroundings.WEBHOOK_SECRET,
                Surroundings.HUD_KEY,
                redisPassword,
                callbackToken,
                token,
                token.substring(token.lastIndexOf('.') + 1)));
        surroundings.github().privateKeyPkcs1().lines().forEach(secrets::add);
        surroundings.github().requests().stream().map(GitHubRequest::bearer).forEach(secrets::add);
        String unescaped = log.replace("\\/", "/");
        for (String secret : secrets) {
            assertFalse(unescaped.contains(secret), secret);
        }
    }

    private static List<String> webhooksAnswered(String log, String delivery) {
        return log.lines()
                .map(ServeProcessTest::json)
                .filter(line -> line.path("formattedMessage").asText().startsWith("webhook answered "))
                .filter(line -> line.at("/mdc/delivery").asText().equals(delivery))
                .map(line -> line.at("/kvpList/0/event").asText() + " "
                        + line.at("/kvpList/1/outcome").asText())
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    private static void assertJsonObject(String line) {
        assertTrue(json(line).isObject(), line);
    }
}
