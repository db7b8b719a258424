package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.fixture.KnownSecrets;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.embedded.EmbeddedRedis;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment without a fault, and then with each that the doctor is to find. */
class DoctorTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory = Path.of("");

    private final Surroundings surroundings = new Surroundings();
    private final Map<String, String> settings = surroundings.settings();

    @BeforeEach
    void deploy() {
        RedisAddress redis = RealRedis.fresh();
        settings.put("REDIS_ENDPOINT", redis.host() + ":" + redis.port());
        settings.put("REDIS_LOGIN", redis.password().orElse(""));
        surroundings.publishAllowlist();
        github().install(Surroundings.UPSTREAM);
        github().createLabel(Surroundings.UPSTREAM, "ciflow/crcr/npu");
    }

    @AfterEach
    void endEverything() {
        surroundings.close();
    }

    private GitHubSimulator github() {
        return surroundings.github();
    }

    private JsonNode findings(int status, String... arguments) {
        return examined(status, arguments).path("findings");
    }

    private JsonNode examined(int status, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        Operator.Printed printed = Operator.doctor(settings, all.toArray(String[]::new));
        assertEquals(status, printed.status(), printed::toString);
        try {
            JsonNode json = JSON.readTree(printed.out());
            assertEquals(status == 0, json.path("ok").asBoolean());
            return json;
        } catch (JsonProcessingException e) {
            throw new AssertionError(printed.out(), e);
        }
    }

    /** Fails unless one of the findings about this is such a one, with these parts of its words and its next step. */
    private static void assertFound(JsonNode findings, String result, String check, String words, String nextStep) {
        for (JsonNode finding : findings) {
            if (finding.path("check").asText().equals(check)
                    && finding.path("result").asText().equals(result)
                    && finding.path("finding").asText().contains(words)
                    && finding.path("next_step").asText().contains(nextStep)) {
                assertEquals(
                        List.of("warning", "failure").contains(result),
                        finding.has("next_step"),
                        "whatever is wrong has a next step");
                return;
            }
        }
        throw new AssertionError(result + " about " + check + " with '" + words + "' and '" + nextStep
                + "' is not among " + findings.toPrettyString());
    }

    private static void assertOk(JsonNode findings, String... checks) {
        for (String check : checks) {
            assertFound(findings, "ok", check, "", "");
        }
    }

    private void assertOneFailure(String check, String words, String nextStep) {
        JsonNode findings = findings(1);
        assertFound(findings, "failure", check, words, nextStep);
        assertEquals(
                1,
                findings.findValuesAsText("result").stream()
                        .filter("failure"::equals)
                        .count(),
                findings::toPrettyString);
    }

    private void assertOneWarning(String check, String words, String nextStep) {
        JsonNode findings = findings(0);
        assertFound(findings, "warning", check, words, nextStep);
        assertEquals(
                1,
                findings.findValuesAsText("result").stream()
                        .filter("warning"::equals)
                        .count(),
                findings::toPrettyString);
    }

    @Test
    void aGoodDeploymentIsAllOk() {
        Operator.Printed printed = Operator.doctor(settings);

        assertEquals(0, printed.status(), printed::toString);
        assertTrue(printed.out().endsWith(", warning: 0, failure: 0, skipped: 0\n"), printed.out());
        assertFalse(printed.out().contains("what to do"), printed.out());
        JsonNode findings = findings(0);
        assertOk(
                findings,
                "settings",
                "GITHUB_APP_SECRET",
                "App's private key",
                "clock",
                "GitHub",
                "App's permissions",
                "webhook of the App",
                "upstream pytorch/pytorch",
                "allowlist",
                "label ciflow/crcr/npu",
                "Redis",
                "Redis version",
                "Redis role",
                "Redis eviction",
                "Redis persistence",
                "HUD",
                "OIDC issuer " + surroundings.issuer().issuer());
        Surroundings.DOWNSTREAMS.forEach(downstream -> assertOk(findings, "downstream " + downstream));
        assertEquals(List.of(), surroundings.hud().records());
        assertEquals(List.of(), github().dispatches());
        assertEquals(0L, (long) RealRedis.<Long>ask(redis -> redis.dbsize()), "nothing is written into Redis");
    }

    @Test
    void whatIsWrongIsListedWithItsNextStepBelowTheTable() {
        github().uninstall(Surroundings.ALPHA);
        Operator.Printed printed = Operator.doctor(settings);

        assertEquals(1, printed.status());
        assertTrue(printed.out().contains("\nfailure  downstream acme/alpha"), printed.out());
        assertTrue(
                printed.out().contains("\n  failure, downstream acme/alpha: let acme install the App on it"),
                printed.out());
    }

    @Test
    void wrongSettingsAreNamedAndTheOtherChecksRun() {
        settings.put("RATE_LIMIT_PER_MIN", "many");
        settings.remove("HUD_BOT_KEY");
        settings.put("OIDC_ISSUER", "http://issuer.example.org");

        JsonNode findings = findings(1);
        assertFound(
                findings,
                "failure",
                "setting RATE_LIMIT_PER_MIN",
                "must be a whole number",
                "docs/operate/configuration.md");
        assertFound(findings, "failure", "setting HUD_BOT_KEY", "is required", "set HUD_BOT_KEY");
        assertFound(findings, "failure", "setting OIDC_ISSUER", "must be https URLs", "set OIDC_ISSUER");
        assertFound(findings, "skipped", "HUD", "settings that this needs are wrong", "");
        assertFound(findings, "skipped", "OIDC issuers", "settings that this needs are wrong", "");
        assertOk(findings, "GitHub", "allowlist", "downstream acme/alpha", "Redis");
    }

    @Test
    void settingsAreShownWithWhereTheyStandAndNoSecretIs() throws IOException {
        Path key = Files.writeString(directory.resolve("hud-key"), Surroundings.HUD_KEY);
        Path file = Files.writeString(
                directory.resolve("relay.yaml"),
                "# no setting\nRATE_LIMIT_PER_MIN: 50\nHUD_BOT_KEY_FILE: " + key + "\nSERVER_PORT: 1\n");
        settings.put("RELAY_CONFIG", file.toString());
        settings.remove("HUD_BOT_KEY");
        settings.put("REDIS_ENDPOINT", "redis://:" + KnownSecrets.known("password-of-redis") + "@127.0.0.1:6379");

        Operator.Printed printed = Operator.doctor(settings);
        List<String> shown = printed.out()
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.replaceAll(" {2,}", " | "))
                .toList();

        assertEquals("setting | value | origin", shown.getFirst());
        for (String line : List.of(
                "GITHUB_APP_SECRET | (secret) | environment",
                "HUD_BOT_KEY | (secret) | file of HUD_BOT_KEY_FILE (" + file + ", line 3)",
                "MANAGEMENT_PORT | 0 | environment",
                "MAX_DISPATCH_WORKERS | 32 | default",
                "RATE_LIMIT_PER_MIN | 50 | " + file + ", line 2",
                "REDIS_ENDPOINT | (wrong) | environment",
                "SERVER_PORT | 0 | environment")) {
            assertTrue(shown.contains(line), () -> line + " is not among " + String.join("\n", shown));
        }
        assertEquals(
                shown.stream().skip(1).sorted().toList(), shown.stream().skip(1).toList());
        assertFalse(printed.out().contains("HUD_BOT_KEY_FILE  "), printed.out());
    }

    @Test
    void programsGetTheSettingsToo() {
        JsonNode shown = examined(0).path("settings");

        assertTrue(shown.findValuesAsText("setting").contains("UPSTREAM_REPO"), shown::toString);
        for (JsonNode setting : shown) {
            assertEquals(
                    setting.path("setting").asText().matches("GITHUB_APP_SECRET|.*_KEY|REDIS_LOGIN") ? "secret" : "",
                    setting.path("hidden").asText(),
                    shown::toPrettyString);
            assertTrue(setting.has("hidden") != setting.has("value"), shown::toPrettyString);
        }
    }

    @Test
    void aFileOfSettingsThatCannotBeReadIsAFailureAndNothingElseIsJudged() throws IOException {
        Path file = Files.writeString(directory.resolve("relay.yaml"), "UPSTREAM_REPO: a/b\nSERVER_PORT: [");
        settings.put("RELAY_CONFIG", file.toString());
        settings.remove("UPSTREAM_REPO");

        assertOneFailure("setting RELAY_CONFIG", file + ", line 2)", "set RELAY_CONFIG");
        assertFound(findings(1), "skipped", "Redis", "settings that this needs are wrong", "");
        assertTrue(examined(1).path("settings").isEmpty());
    }

    @Test
    void aNameInTheFileThatNoSettingHasIsAFailureAndEverythingIsChecked() throws IOException {
        Path file = Files.writeString(directory.resolve("relay.yaml"), "RATE_LIMIT_PER_MINUTE: 5\n");
        settings.put("RELAY_CONFIG", file.toString());

        assertOneFailure(
                "setting RATE_LIMIT_PER_MINUTE", "line 1); did you mean RATE_LIMIT_PER_MIN?", "correct the name");
        assertOk(findings(1), "GitHub", "Redis", "HUD");
    }

    @Test
    void withoutAKeyWhatDoesNotNeedItIsStillChecked() {
        settings.put("GITHUB_APP_PRIVATE_KEY", KnownSecrets.known("no-private-key-at-all"));

        JsonNode findings = findings(1);
        assertFound(
                findings,
                "failure",
                "setting GITHUB_APP_PRIVATE_KEY",
                "cannot be used",
                "docs/operate/configuration.md");
        for (String check : List.of("GitHub", "webhook of the App", "upstream", "allowlist", "downstreams")) {
            assertFound(findings, "skipped", check, "above", "");
        }
        assertOk(
                findings, "Redis", "HUD", "OIDC issuer " + surroundings.issuer().issuer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-short-secret", "abababababababababababababababab"})
    void aWebhookSecretThatCanBeGuessedIsAWarning(String secret) {
        settings.put("GITHUB_APP_SECRET", KnownSecrets.known(secret));
        assertOneWarning("GITHUB_APP_SECRET", "short or monotonous", "openssl rand -hex 32");
    }

    @Test
    void aKeyThatIsNotTheAppsIsAFailure() {
        github().replacePrivateKey();

        JsonNode findings = findings(1);
        assertFound(findings, "failure", "GitHub", "it answered 401", "GITHUB_APP_PRIVATE_KEY");
        assertFound(findings, "skipped", "webhook of the App", "does not accept", "");
        assertFound(findings, "skipped", "upstream pytorch/pytorch", "does not accept", "");
        assertFound(findings, "failure", "allowlist", "401", "ALLOWLIST_URL");
        assertOk(findings, "clock", "Redis", "HUD");
    }

    @Test
    void anAppThatDoesNotExistIsAFailure() {
        github().failNext(1, GitHubOperation.APP, GitHubFault.error(404, "Integration not found"));
        assertOneFailure("GitHub", "404 Integration not found", "GITHUB_APP_ID");
    }

    @Test
    void anIdThatIsNotTheAppsIsAFailure() {
        github().failNext(1, GitHubOperation.APP, new GitHubFault.CannedAnswer(200, Map.of(), "{\"id\":5}"));
        assertOneFailure("GitHub", "by the id 5", "GITHUB_APP_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{\"id\":\"5\"}"})
    void anAnswerThatIsNotGitHubsIsAFailure(String body) {
        github().failNext(1, GitHubOperation.APP, new GitHubFault.CannedAnswer(200, Map.of(), body));
        assertOneFailure("GitHub", "something that is not GitHub's API", "GITHUB_API_URL");
    }

    @Test
    void aShortKeyIsAFailure() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        settings.put(
                "GITHUB_APP_PRIVATE_KEY",
                KnownSecrets.knownKey("-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n"));

        assertFound(findings(1), "failure", "App's private key", "1024 bits", "generate another private key");
    }

    @ParameterizedTest
    @CsvSource({
        "0, ok, agrees",
        "10, warning, s behind GitHub",
        "-10, warning, s ahead of GitHub",
        "45, failure, s behind GitHub",
        "-45, failure, s ahead of GitHub"
    })
    void aClockThatIsOffIsFound(int secondsOfGitHub, String result, String words) throws IOException {
        try (GitHubSimulator elsewhere = elsewhere(secondsOfGitHub)) {
            JsonNode findings = findings(result.equals("failure") ? 1 : 0);
            assertFound(findings, result, "clock", words, result.equals("ok") ? "" : "NTP");
            assertOk(findings, "GitHub");
            assertEquals(1, elsewhere.requests(GitHubOperation.APP).size());
        }
    }

    @Test
    void aClockForWhichGitHubRefusesTheAppIsNamedAsTheCause() throws IOException {
        try (GitHubSimulator elsewhere = elsewhere(-120)) {
            assertFound(findings(1), "failure", "GitHub", "it answered 401", "clock first");
            assertEquals(1, elsewhere.requests(GitHubOperation.APP).size());
        }
    }

    private GitHubSimulator elsewhere(int secondsOfGitHub) throws IOException {
        GitHubSimulator elsewhere =
                GitHubSimulator.start(0, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(secondsOfGitHub)));
        elsewhere.install(Surroundings.UPSTREAM, "acme/alpha");
        settings.put("GITHUB_API_URL", elsewhere.apiUrl().toString());
        settings.put("GITHUB_APP_PRIVATE_KEY", elsewhere.privateKeyPkcs8());
        allowlistOnDisk("L2:\n  - acme/alpha\n");
        return elsewhere;
    }

    private void allowlistOnDisk(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("allowlist.yml"), text);
        settings.put("ALLOWLIST_URL", file.toUri().toString());
    }

    @Test
    void aGitHubThatCannotBeReachedIsAFailureAndHidesNothing() {
        settings.put("GITHUB_API_URL", "http://127.0.0.1:1");
        settings.put("ALLOWLIST_URL", "http://127.0.0.1:1/pytorch/allowlists/blob/main/relay/allowlist.yml");

        JsonNode findings = findings(1);
        assertFound(findings, "failure", "GitHub", "no connection", "let this machine reach");
        assertFound(findings, "failure", "webhook of the App", "no connection", "let this machine reach");
        assertFound(findings, "failure", "allowlist", "no connection", "ALLOWLIST_URL");
        assertFound(findings, "skipped", "downstreams", "allowlist cannot be used", "");
        assertOk(findings, "Redis", "HUD");
    }

    @Test
    void permissionsAndEventsThatTheAppDoesNotAskForAreNamed() {
        github().ask(Map.of("metadata", "read", "contents", "read"), List.of("push"));

        JsonNode findings = findings(1);
        assertFound(
                findings,
                "failure",
                "App's permissions",
                "permission contents: write (it has read), permission pull_requests: read (it has none),"
                        + " event pull_request",
                "Permissions & events");
        assertFound(findings, "failure", "downstream acme/alpha", "contents: write", "acme accept them");
        assertFound(findings, "failure", "upstream pytorch/pytorch", "event pull_request", "pytorch accept them");
    }

    @ParameterizedTest
    @CsvSource({
        "url, '', failure, has no webhook, activate the webhook",
        "content_type, form, failure, 415, application/json",
        "secret, '', failure, has no secret, GITHUB_APP_SECRET",
        "insecure_ssl, 1, warning, does not check the certificate, SSL verification",
        "url, http://relay.example.org/github/webhook, warning, in the clear, https",
        "url, https://relay.example.org/, warning, takes webhooks only at /github/webhook, end with /github/webhook"
    })
    void whatIsWrongWithTheWebhookIsNamed(String key, String value, String result, String words, String nextStep) {
        github().registerWebhook(key, value);
        if (result.equals("failure")) {
            assertOneFailure("webhook of the App", words, nextStep);
        } else {
            assertOneWarning("webhook of the App", words, nextStep);
        }
    }

    @Test
    void aSecretInTheWebhooksAddressIsNotShown() {
        github().registerWebhook(
                        "url",
                        "https://user:" + KnownSecrets.known("password-in-the-url")
                                + "@relay.example.org/github/webhook?key=" + KnownSecrets.known("token-in-the-query"));

        assertFound(findings(0), "ok", "webhook of the App", "https://relay.example.org/github/webhook", "");
    }

    @Test
    void anUpstreamWithoutTheAppIsAFailure() {
        github().uninstall(Surroundings.UPSTREAM);
        assertOneFailure("upstream pytorch/pytorch", "not installed", "let pytorch install the App");
    }

    @Test
    void anInstallationThatDoesNotHaveWhatTheAppAsksForIsAFailure() {
        github().accept("other-org", Map.of("metadata", "read", "contents", "read"), List.of());
        assertOneFailure(
                "downstream Other-Org/Beta.js", "lacks permission contents: write (it has read)", "accept them");
    }

    @Test
    void whatOnlyL3AndL4NeedOfTheUpstreamIsAWarning() throws IOException {
        Map<String, String> permissions = Map.of("metadata", "read", "contents", "write", "pull_requests", "read");
        github().accept("pytorch", permissions, List.of("pull_request", "push"));

        assertOneWarning(
                "upstream pytorch/pytorch",
                "lacks permission checks: write (it has none), event check_run, event check_suite, without which"
                        + " results of downstreams at L3 and L4 do not show",
                "pytorch accept them");

        allowlistOnDisk("L1:\n  - acme/alpha\nL2:\n  - other-org/beta.js\n");
        assertOk(findings(0), "upstream pytorch/pytorch");
    }

    @Test
    void whatEachLevelIsForIsAWarningWhereItIsLacking() throws IOException {
        for (String owner : List.of("acme", "other-org", "npu-org")) {
            github().accept(owner, Map.of("metadata", "read", "contents", "write"), List.of());
        }

        JsonNode findings = findings(0);
        String silent = "lacks permission actions: read (it has none), without which GitHub is not asked";
        String again = "lacks permission actions: write (it has none), without which its jobs cannot be run again";
        assertOk(findings, "downstream acme/triggered", "App's permissions");
        assertFound(findings, "warning", "downstream acme/alpha", silent, "acme accept them");
        assertFound(findings, "warning", "downstream Other-Org/Beta.js", silent, "Other-Org accept them");
        assertFound(findings, "warning", "downstream npu-org/npu-repo", again, "npu-org accept them");
        assertFound(findings, "warning", "downstream acme/delta", again, "acme accept them");

        github().accept("npu-org", Map.of("metadata", "read", "contents", "write", "actions", "read"), List.of());
        assertFound(findings(0, "npu-org/npu-repo"), "warning", "downstream npu-org/npu-repo", "(it has read)", "");
    }

    @Test
    void whatTheAppDoesNotAskForIsAWarningIfALevelIsForIt() throws IOException {
        github().ask(
                        Map.of("metadata", "read", "contents", "write", "pull_requests", "read"),
                        List.of("pull_request", "push"));

        assertFound(
                findings(0),
                "warning",
                "App's permissions",
                "what the App asks for lacks permission actions: write (it has none), permission checks: write (it has"
                        + " none), event check_run, event check_suite",
                "Permissions & events");

        allowlistOnDisk("L2:\n  - acme/alpha\n");
        assertFound(findings(0), "warning", "App's permissions", "lacks permission actions: read", "");

        allowlistOnDisk("L1:\n  - acme/alpha\n");
        assertOk(findings(0), "App's permissions", "downstream acme/alpha");
    }

    @Test
    void aLabelThatIsNotThereIsAWarning() throws IOException {
        allowlistOnDisk("L3:\n  npu:\n    - npu-org/npu-repo\n  xpu:\n    - acme/alpha\n");

        assertOneWarning("label ciflow/crcr/xpu", "is not there on pytorch/pytorch", "create it on pytorch/pytorch");
        assertOk(findings(0), "label ciflow/crcr/npu");
    }

    @Test
    void aLabelThatCannotBeLookedAtIsSkipped() {
        github().failNext(1, GitHubOperation.LABEL, GitHubFault.error(503, "try later"));

        assertFound(findings(0), "skipped", "label ciflow/crcr/npu", "503 try later", "");
    }

    @Test
    void aSuspendedInstallationIsAFailure() {
        github().suspend("npu-org");
        assertOneFailure("downstream npu-org/npu-repo", "suspended since 2026-05-04", "unsuspend");
    }

    @Test
    void aDownstreamThatWasRenamedIsNamed() {
        github().rename("acme/delta", "acme/delta-renamed");

        assertOneWarning(
                "downstream acme/delta",
                "it was renamed: GitHub knows it as acme/delta-renamed now",
                "list it as acme/delta-renamed instead");
    }

    @Test
    void anUpstreamThatWasRenamedIsNamed() {
        github().rename(Surroundings.UPSTREAM, "pytorch/renamed");

        assertOneWarning(
                "upstream pytorch/pytorch",
                "it was renamed: GitHub knows it as pytorch/renamed now",
                "set UPSTREAM_REPO to pytorch/renamed");
    }

    @Test
    void aRedirectThatLeadsNowhereIsAFailure() {
        github().failNext(
                        1,
                        request -> request.repository()
                                .filter("acme/delta"::equals)
                                .isPresent(),
                        GitHubFault.error(301, "Moved Permanently"));
        assertOneFailure(
                "downstream acme/delta", "was renamed or given to another owner", "check how the name is written");
    }

    @Test
    void oneThatWasRenamedAndLostTheAppIsAFailure() {
        github().rename("acme/delta", "acme/delta-renamed");
        github().uninstall("acme/delta-renamed");

        assertOneFailure("downstream acme/delta", "the App is not installed on it there", "what it is called now");
    }

    @Test
    void oneThatWasRenamedAndLacksAPermissionIsToldSo() {
        github().rename("acme/delta", "delta-org/delta");
        github().accept("delta-org", Map.of("metadata", "read", "contents", "read"), List.of());

        assertOneFailure("downstream acme/delta", "lacks permission contents: write", "delta-org accept them");
    }

    @Test
    void aRateLimitEndsTheLooksAtDownstreamsAndNothingElse() {
        github().failNext(
                        1,
                        request -> request.repository()
                                .filter("acme/alpha"::equals)
                                .isPresent(),
                        GitHubFault.error(403, "You have exceeded a secondary rate limit"));

        JsonNode findings = findings(1);
        assertFound(findings, "failure", "downstream acme/alpha", "rate limit", "again in a while");
        assertFound(findings, "skipped", "3 more downstreams", "rate limit is used up", "");
        assertOk(findings, "downstream acme/triggered", "Redis", "HUD");
    }

    @Test
    void whatIsLeftOfTheRateLimitIsLeftToTheRelay() {
        github().failNext(
                        1,
                        request -> request.repository()
                                .filter("acme/triggered"::equals)
                                .isPresent(),
                        new GitHubFault.CannedAnswer(404, Map.of("X-RateLimit-Remaining", "10"), "{}"));
        github().failNext(
                        1,
                        request -> request.repository()
                                .filter("acme/alpha"::equals)
                                .isPresent(),
                        new GitHubFault.CannedAnswer(
                                200,
                                Map.of("X-RateLimit-Remaining", "10"),
                                "{\"id\":1,\"permissions\":{\"actions\":\"read\",\"contents\":\"write\",\"metadata\":\"read\"}}"));

        JsonNode findings = findings(1);
        assertOk(findings, "downstream acme/alpha");
        assertFound(findings, "skipped", "3 more downstreams", "the relay needs them", "");
    }

    @Test
    void aGitHubThatDoesNotAnswerIsNotAskedForEveryDownstream() {
        github().failNext(
                        10,
                        request -> request.operation() == GitHubOperation.INSTALLATION
                                && !request.repository().orElse("").startsWith("pytorch/"),
                        new GitHubFault.Reset());

        JsonNode findings = findings(1);
        assertFound(findings, "failure", "downstream acme/triggered", "did not answer", "again in a while");
        assertFound(findings, "skipped", "2 more downstreams", "3 times in a row", "");
    }

    @Test
    void eachProblemOfTheAllowlistIsNamed() throws IOException {
        allowlistOnDisk("L1:\n  - nonsense\nL9:\n  - acme/alpha\n");

        JsonNode findings = findings(1);
        assertFound(findings, "failure", "allowlist", "line 2", "correct it there");
        assertFound(findings, "failure", "allowlist", "line 3", "correct it there");
        assertFound(findings, "skipped", "downstreams", "allowlist cannot be used", "");
    }

    @Test
    void anAllowlistThatIsNotThereIsAFailure() {
        settings.put("ALLOWLIST_URL", directory.resolve("missing.yml").toUri().toString());
        assertOneFailure("allowlist", "does not exist", "ALLOWLIST_URL");
    }

    @Test
    void thatAPublicAllowlistIsReadWithoutATokenIsSaid() {
        github().uninstall("pytorch/allowlists");
        github().makePublic("pytorch/allowlists");

        JsonNode findings = findings(0);
        assertFound(findings, "ok", "allowlist", "it lists ", "");
        assertFound(
                findings, "ok", "allowlist", "not installed on pytorch/allowlists, so the file is read without", "");
    }

    @Test
    void anAllowlistThatIsNeitherPublicNorTheAppsIsAFailure() {
        github().uninstall("pytorch/allowlists");
        assertFound(findings(1), "failure", "allowlist", "if the repository is not public, install the App", "public");
    }

    @Test
    void anAllowlistOfNobodyIsAWarning() throws IOException {
        allowlistOnDisk("L1: []\n");
        assertOneWarning("allowlist", "lists nobody", "list the repositories");
    }

    @Test
    void whatOfTheAllowlistIsNotKnownIsAWarningThatNamesItsLine() throws IOException {
        allowlistOnDisk("L2:\n  - acme/alpha:\n      gpu: mi300\n");
        assertOneWarning("allowlist", "line 3, \"gpu\": is not known", "consider an update");
    }

    @Test
    void anAllowlistOfNobodyToDispatchToIsAWarning() throws IOException {
        allowlistOnDisk("L2:\n  - acme/alpha: {events: [nightly]}\n");
        assertOneWarning("allowlist", "lists nobody who takes part in pull_request", "list the repositories");
    }

    @Test
    void whoGetsNoDispatchesNeedsNoInstallation() throws IOException {
        github().uninstall("acme/beta");
        allowlistOnDisk("L1:\n  - acme/alpha\nL2:\n  - acme/beta: {events: [nightly]}\n");

        JsonNode all = findings(0);
        assertFound(all, "ok", "allowlist", "it lists 2: 1 at L1, 1 at L2, 0 at L3, 0 at L4; 1 of them gets no", "");
        assertOk(all, "downstream acme/alpha");
        JsonNode one = findings(0, "acme/beta");
        assertFound(
                one, "ok", "entry of acme/beta", "L2, for nightly only: it gets no dispatches, and its results", "");
    }

    @Test
    void oneDownstreamIsLookedAtAlone() {
        JsonNode findings = findings(0, "NPU-ORG/npu-repo");

        assertFound(findings, "ok", "entry of NPU-ORG/npu-repo", "L3 for npu: it gets dispatches, and its results", "");
        assertOk(findings, "downstream NPU-ORG/npu-repo", "upstream pytorch/pytorch", "Redis");
        assertFalse(findings.findValuesAsText("check").contains("downstream acme/alpha"));
    }

    @Test
    void aDownstreamThatIsNotListedIsAFailureAndItsInstallationIsLookedAt() {
        github().install("acme/unlisted");

        JsonNode findings = findings(1, "acme/unlisted");
        assertFound(findings, "failure", "entry of acme/unlisted", "not on the allowlist", "add it");
        assertOk(findings, "downstream acme/unlisted");
    }

    @Test
    void aRedisThatIsAwayIsAFailure() {
        settings.put("REDIS_ENDPOINT", "127.0.0.1:1");
        assertOneFailure("Redis", "does not work at redis://127.0.0.1:1", "REDIS_ENDPOINT");
    }

    @Test
    void aRedisThatRefusesTheLoginIsAFailure() {
        settings.put("REDIS_LOGIN", "somebody:" + KnownSecrets.NEW_REDIS_PASSWORD);
        assertOneFailure("Redis", "does not let the relay in", "REDIS_LOGIN");
    }

    @Test
    void aRedisThatMayThrowWorkAwayIsAFailure() {
        withConfiguration(
                "maxmemory-policy",
                "allkeys-lru",
                () -> assertOneFailure("Redis eviction", "maxmemory-policy is allkeys-lru", "set noeviction"));
    }

    @Test
    void aRedisThatForgetsIsAFailureAndOneThatKeepsSnapshotsAWarning() {
        withConfiguration("appendonly", "no", () -> {
            assertOneFailure("Redis persistence", "there are no snapshots", "set appendonly yes");
            withConfiguration(
                    "save",
                    "3600 1",
                    () -> assertOneWarning("Redis persistence", "since the last snapshot", "set appendonly yes"));
        });
    }

    private static void withConfiguration(String name, String value, Runnable test) {
        String before = RealRedis.ask(redis -> redis.configGet(name).getOrDefault(name, ""));
        RealRedis.ask(redis -> redis.configSet(name, value));
        try {
            test.run();
        } finally {
            RealRedis.ask(redis -> redis.configSet(name, before));
        }
    }

    @Test
    void aReplicaIsAFailure() {
        RealRedis.ask(redis -> redis.replicaof("127.0.0.1", 1));
        try {
            assertOneFailure("Redis role", "takes no writes", "primary");
        } finally {
            RealRedis.ask(redis -> redis.replicaofNoOne());
        }
    }

    @Test
    void theRelaysOwnRedisIsStartedForTheCheckUnlessARelayUsesIt() {
        settings.remove("REDIS_ENDPOINT");
        settings.remove("REDIS_LOGIN");
        settings.put("DATA_DIR", directory.resolve("data").toString());

        assertOk(findings(0), "Redis", "Redis eviction", "Redis persistence");
        try (EmbeddedRedis used = EmbeddedRedis.start(directory.resolve("data"))) {
            assertFound(findings(0), "skipped", "Redis", "a relay uses the data", "");
            assertTrue(used.address().port() > 0);
        }
    }

    @Test
    void aDataDirectoryThatCannotBeOneIsAFailure() throws IOException {
        settings.remove("REDIS_ENDPOINT");
        settings.remove("REDIS_LOGIN");
        settings.put(
                "DATA_DIR", Files.writeString(directory.resolve("file"), "").toString());

        assertOneFailure("Redis", "does not start", "DATA_DIR");
    }

    @Test
    void aKeyThatHudRefusesIsAFailure() {
        settings.put("HUD_BOT_KEY", KnownSecrets.NEW_HUD_KEY);
        assertOneFailure("HUD", "does not take the key: it answered 401", "HUD_BOT_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "403, failure, does not take the key, HUD_BOT_KEY",
        "404, failure, takes no records at HUD_API_URL, /crcr/results",
        "301, failure, a redirect, HUD_API_URL",
        "503, failure, HUD answered 503, HUD_API_URL",
        "429, warning, cannot be seen, again in a while",
        "200, warning, took a record without content, HUD_API_URL"
    })
    void whatHudAnswersIsUnderstood(int status, String result, String words, String nextStep) {
        surroundings.hud().answerNext(1, status, "{}");
        if (result.equals("failure")) {
            assertOneFailure("HUD", words, nextStep);
        } else {
            assertOneWarning("HUD", words, nextStep);
        }
    }

    @Test
    void aHudThatIsAwayIsAFailure() {
        settings.put("HUD_API_URL", "http://127.0.0.1:1");
        assertOneFailure("HUD", "cannot be reached", "let this machine reach HUD_API_URL");
    }

    @Test
    void withoutAHudThereIsNothingToCheck() {
        settings.remove("HUD_API_URL");
        settings.remove("HUD_BOT_KEY");
        assertFound(findings(0), "skipped", "HUD", "HUD_API_URL is not set", "");
    }

    @Test
    void anIssuerThatIsAwayIsAFailureAndTheOtherIsChecked() {
        String good = surroundings.issuer().issuer();
        settings.put("OIDC_ISSUER", "http://127.0.0.1:1," + good);

        assertOneFailure("OIDC issuer http://127.0.0.1:1", "cannot be fetched: no connection", "OIDC_ISSUER");
        assertOk(findings(1), "OIDC issuer " + good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "acme/alpha acme/beta", "--color", "acme/alpha --verbose"})
    void aWrongCommandEndsWithTwo(String arguments) {
        Operator.Printed printed = Operator.doctor(Map.of(), arguments.split(" ", -1));

        assertEquals(2, printed.status());
        assertTrue(printed.err().contains("./relay doctor --help"), printed.err());
        assertEquals("", printed.out());
    }

    @Test
    void withNoSettingsAtAllTheyAreNamed() {
        settings.clear();
        settings.put("DATA_DIR", directory.resolve("data").toString());
        settings.put("OIDC_ISSUER", surroundings.issuer().issuer());

        JsonNode findings = findings(1);
        for (String name : List.of(
                "UPSTREAM_REPO", "GITHUB_APP_ID", "GITHUB_APP_SECRET", "GITHUB_APP_PRIVATE_KEY", "ALLOWLIST_URL")) {
            assertFound(findings, "failure", "setting " + name, "is required", "set " + name);
        }
    }

    @Test
    void helpIsGiven() {
        Operator.Printed printed = Operator.doctor(Map.of(), "acme/alpha", "--help");

        assertEquals(0, printed.status());
        assertTrue(printed.out().startsWith("Usage: ./relay doctor"), printed.out());
    }

    @Test
    void manyDownstreamsAreToldOfOnTheWay() throws IOException {
        StringBuilder text = new StringBuilder("L1:\n");
        for (int i = 0; i < 25; i++) {
            text.append("  - many/repo").append(i).append('\n');
            github().install("many/repo" + i);
        }
        allowlistOnDisk(text.toString());

        Operator.Printed printed = Operator.doctor(settings);
        assertEquals(0, printed.status(), printed::toString);
        assertEquals("relay: looked at 10 of 25 downstreams\nrelay: looked at 20 of 25 downstreams\n", printed.err());
    }
}
