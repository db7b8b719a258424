package crcr.endtoend;

import crcr.fixture.KnownSecrets;
import crcr.lab.simulator.github.GitHubSimulator;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor finds of the App's webhook and its secret. */
class DoctorOfWebhookTest {
    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final Map<String, String> settings = deployment.settings();
    private final GitHubSimulator github = deployment.github();

    @AfterEach
    void end() {
        deployment.close();
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
        github.registerWebhook(key, value);
        deployment.assertOne(result, "webhook of the App", words, nextStep);
    }

    @Test
    void aSecretInTheWebhooksAddressIsNotShown() {
        github.registerWebhook(
                "url",
                "https://user:" + KnownSecrets.known("password-in-the-url") + "@relay.example.org/github/webhook?key="
                        + KnownSecrets.known("token-in-the-query"));

        deployment.examined(0).assertFound("ok", "webhook of the App", "https://relay.example.org/github/webhook", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-short-secret", "abababababababababababababababab"})
    void aWebhookSecretThatCanBeGuessedIsAWarning(String secret) {
        settings.put("GITHUB_APP_SECRET", KnownSecrets.known(secret));
        deployment.assertOneWarning("GITHUB_APP_SECRET", "short or monotonous", "openssl rand -hex 32");
    }
}
