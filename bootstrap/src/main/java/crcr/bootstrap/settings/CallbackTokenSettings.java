package crcr.bootstrap.settings;

import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.Secret;
import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.source.SettingValues;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of callback tokens.
 *
 * @param required whether a callback must have one
 * @param key the signing key; empty for the one that is derived from the webhook secret
 * @param previousKey the former signing key; empty for the one that is derived from the former webhook secret
 */
public record CallbackTokenSettings(
        boolean required, Optional<LiveSecret<Secret>> key, Optional<LiveSecret<Secret>> previousKey) {
    static CallbackTokenSettings read(SettingValues values) {
        Optional<Boolean> required = values.required(
                "CALLBACK_TOKEN",
                "optional or required",
                text -> Optional.of(text)
                        .filter(Set.of("optional", "required")::contains)
                        .map("required"::equals));
        return new CallbackTokenSettings(
                required.orElse(true),
                values.secrets().get("CALLBACK_TOKEN_KEY", SecretForm.signingKey()),
                values.secrets().get("CALLBACK_TOKEN_KEY_PREVIOUS", SecretForm.signingKey()));
    }
}
