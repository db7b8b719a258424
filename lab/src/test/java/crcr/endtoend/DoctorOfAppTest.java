package crcr.endtoend;

import crcr.fixture.KnownSecrets;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor finds of the GitHub App: its key, its id, and the way to GitHub. */
class DoctorOfAppTest {
    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final Map<String, String> settings = deployment.settings();
    private final GitHubSimulator github = deployment.github();

    @AfterEach
    void end() {
        deployment.close();
    }

    @Test
    void withoutAKeyWhatDoesNotNeedItIsStillChecked() {
        settings.put("GITHUB_APP_PRIVATE_KEY", KnownSecrets.known("no-private-key-at-all"));

        DoctorReport report = deployment.examined(1);
        report.assertFound(
                "failure", "setting GITHUB_APP_PRIVATE_KEY", "cannot be used", "docs/operate/configuration.md");
        for (String check : List.of("GitHub", "webhook of the App", "upstream", "allowlist", "downstreams")) {
            report.assertFound("skipped", check, "above", "");
        }
        report.assertOk("Redis", "HUD", "OIDC issuer " + deployment.issuer());
    }

    @Test
    void aKeyThatIsNotTheAppsIsAFailure() {
        github.replacePrivateKey();

        DoctorReport report = deployment.examined(1);
        report.assertFound("failure", "GitHub", "it answered 401", "GITHUB_APP_PRIVATE_KEY");
        report.assertFound("skipped", "webhook of the App", "does not accept", "");
        report.assertFound("skipped", "upstream pytorch/pytorch", "does not accept", "");
        report.assertFound("failure", "allowlist", "401", "ALLOWLIST_URL");
        report.assertOk("clock", "Redis", "HUD");
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

        deployment.examined(1).assertFound("failure", "App's private key", "1024 bits", "generate another private key");
    }

    @Test
    void anAppThatDoesNotExistIsAFailure() {
        github.failNext(1, GitHubOperation.APP, GitHubFault.error(404, "Integration not found"));
        deployment.assertOneFailure("GitHub", "404 Integration not found", "GITHUB_APP_ID");
    }

    @Test
    void anIdThatIsNotTheAppsIsAFailure() {
        github.failNext(1, GitHubOperation.APP, new GitHubFault.CannedAnswer(200, Map.of(), "{\"id\":5}"));
        deployment.assertOneFailure("GitHub", "by the id 5", "GITHUB_APP_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{\"id\":\"5\"}"})
    void anAnswerThatIsNotGitHubsIsAFailure(String body) {
        github.failNext(1, GitHubOperation.APP, new GitHubFault.CannedAnswer(200, Map.of(), body));
        deployment.assertOneFailure("GitHub", "something that is not GitHub's API", "GITHUB_API_URL");
    }

    @Test
    void aGitHubThatCannotBeReachedIsAFailureAndHidesNothing() {
        settings.put("GITHUB_API_URL", "http://127.0.0.1:1");
        settings.put("ALLOWLIST_URL", "http://127.0.0.1:1/pytorch/allowlists/blob/main/relay/allowlist.yml");

        DoctorReport report = deployment.examined(1);
        report.assertFound("failure", "GitHub", "no connection", "let this machine reach");
        report.assertFound("failure", "webhook of the App", "no connection", "let this machine reach");
        report.assertFound("failure", "allowlist", "no connection", "ALLOWLIST_URL");
        report.assertFound("skipped", "downstreams", "allowlist cannot be used", "");
        report.assertOk("Redis", "HUD");
    }
}
