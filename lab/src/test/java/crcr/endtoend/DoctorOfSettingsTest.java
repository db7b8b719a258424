package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.fixture.KnownSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds of the settings and their file, and how it shows them. */
class DoctorOfSettingsTest {
    @TempDir
    private Path directory = Path.of("");

    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final Map<String, String> settings = deployment.settings();

    @AfterEach
    void end() {
        deployment.close();
    }

    @Test
    void wrongSettingsAreNamedAndTheOtherChecksRun() {
        settings.put("RATE_LIMIT_PER_MIN", "many");
        settings.remove("HUD_BOT_KEY");
        settings.put("OIDC_ISSUER", "http://issuer.example.org");

        DoctorReport report = deployment.examined(1);
        report.assertFound(
                "failure", "setting RATE_LIMIT_PER_MIN", "must be a whole number", "docs/operate/configuration.md");
        report.assertFound("failure", "setting HUD_BOT_KEY", "is required", "set HUD_BOT_KEY");
        report.assertFound("failure", "setting OIDC_ISSUER", "must be https URLs", "set OIDC_ISSUER");
        report.assertFound("skipped", "HUD", "settings that this needs are wrong", "");
        report.assertFound("skipped", "OIDC issuers", "settings that this needs are wrong", "");
        report.assertOk("GitHub", "allowlist", "downstream acme/alpha", "Redis");
    }

    @Test
    void withNoSettingsAtAllTheyAreNamed() {
        settings.clear();
        settings.put("DATA_DIR", directory.resolve("data").toString());
        settings.put("OIDC_ISSUER", deployment.issuer());

        DoctorReport report = deployment.examined(1);
        for (String name : List.of(
                "UPSTREAM_REPO", "GITHUB_APP_ID", "GITHUB_APP_SECRET", "GITHUB_APP_PRIVATE_KEY", "ALLOWLIST_URL")) {
            report.assertFound("failure", "setting " + name, "is required", "set " + name);
        }
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
        JsonNode shown = deployment.examined(0).settings();

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

        deployment.assertOneFailure("setting RELAY_CONFIG", file + ", line 2)", "set RELAY_CONFIG");
        deployment.examined(1).assertFound("skipped", "Redis", "settings that this needs are wrong", "");
        assertTrue(deployment.examined(1).settings().isEmpty());
    }

    @Test
    void aNameInTheFileThatNoSettingHasIsAFailureAndEverythingIsChecked() throws IOException {
        Path file = Files.writeString(directory.resolve("relay.yaml"), "RATE_LIMIT_PER_MINUTE: 5\n");
        settings.put("RELAY_CONFIG", file.toString());

        deployment.assertOneFailure(
                "setting RATE_LIMIT_PER_MINUTE", "line 1); did you mean RATE_LIMIT_PER_MIN?", "correct the name");
        deployment.examined(1).assertOk("GitHub", "Redis", "HUD");
    }
}
