package crcr.bootstrap.settings;

import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.Secret;
import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.source.SettingValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of the GitHub App.
 *
 * @param previousWebhookSecret the secret with which GitHub may also sign webhooks, during a rotation
 */
public record GitHubSettings(
        AppAccess access, LiveSecret<Secret> webhookSecret, Optional<LiveSecret<Secret>> previousWebhookSecret) {
    static Optional<GitHubSettings> read(SettingValues values) {
        Optional<AppAccess> access = AppAccess.read(values);
        Optional<LiveSecret<Secret>> secret =
                values.secrets().required("GITHUB_APP_SECRET", "the App's webhook secret", SecretForm.anyText());
        Optional<LiveSecret<Secret>> previous =
                values.secrets().get("GITHUB_APP_SECRET_PREVIOUS", SecretForm.anyText());
        return access.isPresent() && secret.isPresent()
                ? Optional.of(new GitHubSettings(access.get(), secret.get(), previous))
                : Optional.empty();
    }

    /** Returns the webhook secrets that are accepted at this moment, the current one first. */
    public List<Secret> webhookSecrets() {
        return Stream.concat(
                        Stream.of(webhookSecret.get()),
                        previousWebhookSecret.stream().map(LiveSecret::get))
                .toList();
    }
}
