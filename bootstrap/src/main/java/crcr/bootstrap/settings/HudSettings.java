package crcr.bootstrap.settings;

import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.Secret;
import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.source.SettingValues;
import java.net.URI;
import java.util.Optional;

/** The settings of HUD, which receives the results. */
public record HudSettings(URI url, LiveSecret<Secret> botKey, int maxRetries) {
    /** Reads the settings; empty if there is no HUD, or if some of them are wrong. */
    public static Optional<HudSettings> read(SettingValues values) {
        int retries = values.number("HUD_MAX_RETRIES", "retries", 0, 10);
        if (values.text("HUD_API_URL").isEmpty()) {
            if (values.secrets().has("HUD_BOT_KEY")) {
                values.wrong("HUD_API_URL", "is required with HUD_BOT_KEY");
            }
            return Optional.empty();
        }
        Optional<URI> url = values.confidentialUrl("HUD_API_URL");
        Optional<LiveSecret<Secret>> key = values.secrets()
                .required("HUD_BOT_KEY", "what the relay authenticates itself with at HUD", SecretForm.headerValue());
        return url.isPresent() && key.isPresent()
                ? Optional.of(new HudSettings(url.get(), key.get(), retries))
                : Optional.empty();
    }
}
