package crcr.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.Secret;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.sweep.Patience;
import crcr.fixture.AppPrivateKey;
import crcr.infrastructure.http.callback.AddressRange;
import crcr.infrastructure.redis.place.RedisAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings are read once, and all mistakes in them are reported at once. */
final class SettingsTest {
    private static final String PRIVATE_KEY = AppPrivateKey.pem();

    @TempDir
    private Path directory = Path.of("");

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "UPSTREAM_REPO", "pytorch/pytorch",
            "GITHUB_APP_ID", "4711",
            "GITHUB_APP_SECRET", "webhook-secret",
            "GITHUB_APP_PRIVATE_KEY", PRIVATE_KEY,
            "ALLOWLIST_URL", "https://github.com/pytorch/ci/blob/main/allowlist.yaml"));

    private Settings read() throws InvalidSettingsException {
        return Settings.read(environment);
    }

    private String refusal() {
        return String.valueOf(
                assertThrows(InvalidSettingsException.class, this::read).getMessage());
    }

    @Test
    void whatIsNotSetHasTheDefaultOfTheContract() throws InvalidSettingsException {
        Settings settings = read();

        assertEquals(new ServerSettings(8080, 9090, Optional.empty(), List.of()), settings.server());
        assertEquals(
                "https://api.github.com", settings.github().access().apiUrl().toString());
        assertEquals(Duration.ofMinutes(5), settings.documents().every());
        assertEquals(Optional.empty(), settings.documents().providers());
        assertEquals(32, settings.dispatch().workers());
        assertEquals(new CheckSettings(150), settings.checks());
        assertEquals(new StoreSettings(Optional.empty(), 0, Path.of("./data"), Duration.ofDays(3)), settings.store());
        assertEquals(
                new CallbackSettings(
                        Map.of("https://token.actions.githubusercontent.com", CiSystem.GITHUB),
                        "pytorch-cross-repo-ci-relay",
                        100),
                settings.callbacks());
        assertEquals(Optional.empty(), settings.hud());
        assertEquals("https://github.com", settings.github().access().pages());
        assertEquals(Optional.of(Duration.ofMinutes(5)), settings.upstream().redeliveryEvery());
        assertEquals(Optional.empty(), settings.console());
    }

    @Test
    void everythingThatIsSetCounts() throws InvalidSettingsException {
        environment.put("CHECK_RUNS_PER_MIN", "0");
        environment.put("CI_PROVIDERS_URL", "file:/etc/relay/providers.yaml");
        environment.putAll(Map.of(
                "SERVER_PORT", "0",
                "MANAGEMENT_PORT", "65535",
                "GITHUB_API_URL", "https://ghe.example.org/api/v3",
                "ALLOWLIST_URL", "https://ghe.example.org/o/r/blob/main/a/b.yaml",
                "MAX_DISPATCH_WORKERS", "7",
                "OIDC_ISSUER", "https://one.example.org, https://two.example.org",
                "HUD_API_URL", "https://hud.example.org/api",
                "HUD_BOT_KEY", "bot-key",
                "CRCR_STATUS_TTL", "3600",
                "GITHUB_APP_PRIVATE_KEY", PRIVATE_KEY.replace("\n", "\\n")));

        Settings settings = read();

        assertEquals(new ServerSettings(0, 65_535, Optional.empty(), List.of()), settings.server());
        assertInstanceOf(DocumentPlace.OnGitHub.class, settings.documents().allowlist());
        assertEquals(
                Optional.of(new DocumentPlace.OnDisk(Path.of("/etc/relay/providers.yaml"))),
                settings.documents().providers());
        assertEquals(7, settings.dispatch().workers());
        assertEquals(new CheckSettings(0), settings.checks());
        assertEquals("https://ghe.example.org", settings.github().access().pages());
        assertEquals(
                Map.of("https://one.example.org", CiSystem.GITHUB, "https://two.example.org", CiSystem.GITHUB),
                settings.callbacks().issuers());
        assertEquals(
                URI.create("https://hud.example.org/api"),
                settings.hud().orElseThrow().url());
        assertEquals(1, settings.hud().orElseThrow().maxRetries());
        assertEquals(Duration.ofHours(1), settings.store().life());
    }

    @ParameterizedTest
    @CsvSource({
        "https://agent.buildkite.com, BUILDKITE",
        "https://agent.buildkite.com=buildkite, BUILDKITE",
        "https://gitlab.com, GITLAB",
        "https://gitlab.example.org=gitlab, GITLAB",
        "https://oidc.circleci.com/org/0190a1b2, CIRCLECI",
        "https://circleci.example.org/org/0190a1b2=circleci, CIRCLECI",
        "https://ghe.example.org/_services/token, GITHUB",
        "https://ghe.example.org/_services/token=github, GITHUB",
        "https://agent.buildkite.com.example.org, GITHUB",
        "https://oidc.circleci.com/orgs/0190a1b2, GITHUB"
    })
    void anIssuerIsOfTheKindThatIsToldOrKnown(String item, CiSystem kind) throws InvalidSettingsException {
        environment.put("OIDC_ISSUER", item);

        assertEquals(Map.of(item.split("=", -1)[0], kind), read().callbacks().issuers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ci.example.org=jenkins",
                "https://ci.example.org=",
                "https://ci.example.org=GitLab",
                "https://agent.buildkite.com=github",
                "https://gitlab.com=buildkite",
                "https://oidc.circleci.com/org/0190a1b2=github",
                "https://token.actions.githubusercontent.com=gitlab",
                "https://ci.example.org=gitlab,https://ci.example.org=github",
                "http://ci.example.org=gitlab"
            })
    void anIssuerOfAnotherKindIsRefusedWithTheKindsThatThereAre(String items) {
        environment.put("OIDC_ISSUER", items);

        String told = refusal();

        assertTrue(told.contains("OIDC_ISSUER must be https URLs"), told);
        assertTrue(told.contains("github, buildkite, gitlab, circleci"), told);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNoSecretIsTold() {
        environment.putAll(Map.of(
                "UPSTREAM_REPO", "pytorch",
                "GITHUB_APP_ID", "my-app",
                "GITHUB_APP_PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
                "SERVER_PORT", "65536",
                "RATE_LIMIT_PER_MIN", "many",
                "REDIS_TLS", "yes",
                "REDIS_ENDPOINT", "redis",
                "OIDC_ISSUER", "https://good.example.org,http://bad.example.org",
                "HUD_API_URL", "http://hud.example.org"));
        environment.remove("GITHUB_APP_SECRET");

        String told = refusal();

        for (String name : List.of(
                "UPSTREAM_REPO",
                "GITHUB_APP_ID",
                "GITHUB_APP_SECRET",
                "GITHUB_APP_PRIVATE_KEY",
                "SERVER_PORT",
                "RATE_LIMIT_PER_MIN",
                "REDIS_TLS",
                "REDIS_ENDPOINT",
                "OIDC_ISSUER",
                "HUD_API_URL",
                "HUD_BOT_KEY")) {
            assertTrue(told.contains("\n  " + name + " "), () -> name + " is not in: " + told);
        }
        assertFalse(told.contains("c2VjcmV0"), told);
    }

    @ParameterizedTest
    @CsvSource({
        "ALLOWLIST_URL, https://example.org/o/r/blob/main/a.yaml",
        "ALLOWLIST_URL, https://github.com/o/r/tree/main/a.yaml",
        "ALLOWLIST_URL, file:relative.yaml",
        "GITHUB_API_URL, http://api.github.com",
        "GITHUB_API_URL, https://user@api.github.com",
        "HUD_BOT_KEY, key-without-a-hud",
        "MANAGEMENT_PORT, 8080",
        "CALLBACK_TOKEN, sometimes",
        "CALLBACK_TOKEN, Required",
        "CALLBACK_TOKEN_KEY, 31-characters-are-one-too-few-x",
        "CALLBACK_TOKEN_KEY_PREVIOUS, short",
        "CRCR_STATUS_TTL, 59",
        "REDELIVERY_INTERVAL_SECONDS, -1",
        "OTEL_EXPORTER_OTLP_ENDPOINT, collector:4318",
        "OTEL_EXPORTER_OTLP_ENDPOINT, grpc://collector:4317",
        "OTEL_EXPORTER_OTLP_HEADERS, no-pair",
        "OTEL_EXPORTER_OTLP_PROTOCOL, grpc"
    })
    void aSettingThatCannotWorkIsRefusedByName(String name, String value) {
        environment.put(name, value);

        assertTrue(refusal().contains("\n  " + (name.equals("HUD_BOT_KEY") ? "HUD_API_URL" : name) + " "));
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8099", "http://localhost:8099/api", "http://[::1]:8099"})
    void hudMayDoWithoutTlsOnLoopback(String url) throws InvalidSettingsException {
        environment.putAll(Map.of("HUD_API_URL", url, "HUD_BOT_KEY", "bot-key"));

        assertEquals(URI.create(url), read().hud().orElseThrow().url());
    }

    @Test
    void recoveryIsSwitchedOffByZero() throws InvalidSettingsException {
        environment.put("REDELIVERY_INTERVAL_SECONDS", "0");

        assertEquals(Optional.empty(), read().upstream().redeliveryEvery());
    }

    @Test
    void anEmptyVariableCountsAsNotSet() throws InvalidSettingsException {
        environment.put("SERVER_PORT", " ");

        assertEquals(8080, read().server().publicPort());
    }

    @Test
    void runsReportOfThemselvesThatScheduleOrAPersonStarted() throws InvalidSettingsException {
        assertEquals(
                List.of("schedule", "workflow_dispatch"), read().selfReports().events());
        environment.put("SELF_REPORT_EVENTS", "schedule, push");
        assertEquals(List.of("schedule", "push"), read().selfReports().events());

        environment.put("SELF_REPORT_EVENTS", "schedule,");
        assertTrue(refusal().contains("SELF_REPORT_EVENTS must be names of events of GitHub Actions"), this::refusal);
    }

    @Test
    void silenceIsLookedForEveryMinuteUnlessThatIsSwitchedOff() throws InvalidSettingsException {
        SweepSettings usual = read().sweep();
        assertEquals(Optional.of(Duration.ofMinutes(1)), usual.every());
        assertEquals(
                new Patience(Optional.of(Duration.ofMinutes(10)), Duration.ofHours(6), Duration.ofHours(6)),
                usual.patience());

        environment.put("SWEEP_INTERVAL_SECONDS", "0");
        environment.put("RUN_CHECK_SECONDS", "0");
        environment.put("ZOMBIE_TIMEOUT_SECONDS", "1");
        environment.put("START_TIMEOUT_SECONDS", "2");
        assertEquals(
                new SweepSettings(
                        Optional.empty(), new Patience(Optional.empty(), Duration.ofSeconds(1), Duration.ofSeconds(2))),
                read().sweep());
    }

    @ParameterizedTest
    @CsvSource({
        "SWEEP_INTERVAL_SECONDS, -1",
        "RUN_CHECK_SECONDS, -1",
        "ZOMBIE_TIMEOUT_SECONDS, 0",
        "START_TIMEOUT_SECONDS, 0"
    })
    void aSilenceHasToBeANumberOfSeconds(String name, String seconds) {
        environment.put(name, seconds);

        assertTrue(refusal().contains(name + " must be a whole number "), this::refusal);
    }

    @Test
    void aCallbackTokenIsOptionalUnlessItIsRequired() throws InvalidSettingsException {
        assertFalse(read().callbackTokens().required());

        environment.put("CALLBACK_TOKEN", "required");
        assertTrue(read().callbackTokens().required());
    }

    @Test
    void aKeyThatIsTooShortIsNotTold() {
        environment.put("CALLBACK_TOKEN_KEY", "my-short-key");

        assertTrue(refusal().contains("CALLBACK_TOKEN_KEY must be at least 32 characters"), this::refusal);
        assertFalse(refusal().contains("my-short-key"), this::refusal);
    }

    @Test
    void trustedProxiesAreAddressesAndRangesOfThem() throws InvalidSettingsException {
        environment.put("TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7,2001:db8::/32");

        assertEquals(
                List.of("10.0.0.0/8", "192.0.2.7/32", "2001:db8:0:0:0:0:0:0/32"),
                read().server().trustedProxies().stream()
                        .map(AddressRange::toString)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.org",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.0.0/",
                "10.0.0/8",
                "010.0.0.1",
                "::1/129",
                "fe80::1%eth0",
                "10.0.0.0 - 10.0.0.9"
            })
    void aRangeOfProxiesThatIsNoneIsNamed(String wrong) {
        environment.put("TRUSTED_PROXIES", "192.0.2.9, " + wrong);

        assertTrue(
                refusal().contains("TRUSTED_PROXIES must be address ranges, separated by commas: '" + wrong + "' "),
                this::refusal);
        assertFalse(refusal().contains("192.0.2.9"), this::refusal);
    }

    @Test
    void anAdminTokenIsOneThatAHeaderCanCarry() throws InvalidSettingsException {
        environment.put("ADMIN_TOKEN", "let-me:in/+=~");
        assertEquals(
                Optional.of("let-me:in/+=~"),
                read().server().adminToken().map(token -> token.get().reveal()));

        environment.put("ADMIN_TOKEN", "let me in");
        assertTrue(refusal().contains("ADMIN_TOKEN must be"), this::refusal);
        assertFalse(refusal().contains("let me in"), this::refusal);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    /** Every secret is in a file, and nowhere else. */
    private void giveFiles() throws IOException {
        Map<String, String> secrets = Map.of(
                "GITHUB_APP_SECRET", "webhook-secret\n",
                "GITHUB_APP_SECRET_PREVIOUS", "previous-webhook-secret",
                "GITHUB_APP_PRIVATE_KEY", PRIVATE_KEY,
                "HUD_BOT_KEY", "bot-key\n",
                "REDIS_LOGIN", "relay:redis-password\n",
                "ADMIN_TOKEN", "admin-token\n");
        for (var secret : secrets.entrySet()) {
            environment.remove(secret.getKey());
            environment.put(
                    secret.getKey() + "_FILE",
                    file(secret.getKey(), secret.getValue()).toString());
        }
        environment.put("HUD_API_URL", "https://hud.example.org");
        environment.put("REDIS_ENDPOINT", "redis:6379");
    }

    @Test
    void everySecretMayBeInAFile() throws InvalidSettingsException, IOException {
        giveFiles();

        Settings settings = read();

        assertEquals(
                List.of(new Secret("webhook-secret"), new Secret("previous-webhook-secret")),
                settings.github().webhookSecrets());
        assertEquals(
                "AppKey[RSA, 2048 bits]", settings.github().access().key().get().toString());
        assertEquals(
                new Secret("bot-key"), settings.hud().orElseThrow().botKey().get());
        assertEquals(
                Optional.of("redis-password"),
                assertInstanceOf(RedisAddress.class, settings.store().place().orElseThrow())
                        .password());
        assertEquals(
                new Secret("admin-token"),
                settings.server().adminToken().orElseThrow().get());
        assertEquals(6, settings.secretFiles().size());
    }

    @Test
    void theWebhookSecretsAreThoseOfTheMoment() throws InvalidSettingsException, IOException {
        giveFiles();
        Settings settings = read();
        file("GITHUB_APP_SECRET", "new-webhook-secret");
        file("GITHUB_APP_SECRET_PREVIOUS", "webhook-secret");

        settings.secretFiles().forEach(LiveSecret::look);
        settings.secretFiles().forEach(LiveSecret::look);

        assertEquals(
                List.of(new Secret("new-webhook-secret"), new Secret("webhook-secret")),
                settings.github().webhookSecrets());
    }

    @Test
    void withoutAPreviousWebhookSecretOneAloneIsAccepted() throws InvalidSettingsException {
        assertEquals(List.of(new Secret("webhook-secret")), read().github().webhookSecrets());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GITHUB_APP_SECRET",
                "GITHUB_APP_SECRET_PREVIOUS",
                "GITHUB_APP_PRIVATE_KEY",
                "HUD_BOT_KEY",
                "REDIS_LOGIN",
                "ADMIN_TOKEN"
            })
    void aSecretIsRefusedThatIsGivenTwiceOrInABadFileAndNotQuoted(String name) throws IOException {
        giveFiles();
        environment.put(name, "value-of-the-variable");
        assertTrue(refusal().contains("\n  " + name + " and " + name + "_FILE are both set"), this::refusal);
        assertFalse(refusal().contains("value-of-the-variable"), this::refusal);
        environment.remove(name);

        environment.put(name + "_FILE", "secret-instead-of-a-path");
        assertTrue(refusal().contains("\n  " + name + "_FILE names a file that does not exist"), this::refusal);
        assertFalse(refusal().contains("secret-instead-of-a-path"), this::refusal);

        environment.put(name + "_FILE", file("empty", "\n").toString());
        assertTrue(refusal().contains("\n  " + name + "_FILE names a file that is empty"), this::refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GITHUB_APP_PRIVATE_KEY", "HUD_BOT_KEY", "REDIS_LOGIN", "ADMIN_TOKEN"})
    void aFileIsRefusedWhoseContentIsOfNoUseAndNotQuoted(String name) throws IOException {
        giveFiles();
        environment.put(name + "_FILE", file("bad", "first-line\nsecond-line").toString());

        assertTrue(refusal().contains("\n  " + name + "_FILE "), this::refusal);
        assertFalse(refusal().contains("-line"), this::refusal);
    }

    @Test
    void settingsShowNoSecret() throws InvalidSettingsException {
        environment.putAll(Map.of(
                "HUD_API_URL", "https://hud.example.org",
                "HUD_BOT_KEY", "bot-key",
                "CALLBACK_TOKEN_KEY", "callback-key-".repeat(3),
                "REDIS_ENDPOINT", "redis:6379",
                "REDIS_LOGIN", "relay:redis-password"));

        String shown = read().toString();

        for (String secret :
                List.of("webhook-secret", "bot-key", "redis-password", "callback-key", PRIVATE_KEY.substring(40, 80))) {
            assertFalse(shown.contains(secret), shown);
        }
    }

    @Test
    void tracesGoNowhereUnlessAnEndpointIsSet() throws InvalidSettingsException {
        assertEquals(Optional.empty(), read().traces());

        environment.putAll(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://collector.observability:4318",
                "OTEL_EXPORTER_OTLP_HEADERS",
                "x-token=secret"));
        TraceSettings traces = read().traces().orElseThrow();
        assertEquals("http://collector.observability:4318", traces.endpoint().toString());
        assertEquals("crcr-relay", traces.service());
        assertEquals(
                Map.of("x-token", "secret"),
                traces.headers().orElseThrow().get().headers());
    }
}
