package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import crcr.domain.pipeline.CiSystem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of callbacks: their issuers and their rate limit.
 *
 * @param issuers the trusted issuers of callers' tokens, each with the kind of its system
 */
public record CallbackSettings(Map<String, CiSystem> issuers, String audience, int ratePerMinute) {
    /** Keeps its own copy. */
    public CallbackSettings {
        issuers = Collections.unmodifiableMap(new LinkedHashMap<>(issuers));
    }

    /** Reads the settings. */
    public static CallbackSettings read(SettingValues values) {
        Map<String, CiSystem> issuers = TrustedIssuers.read(values);
        Optional<String> audience = values.required("OIDC_AUDIENCE", "a text", Optional::of);
        return new CallbackSettings(
                issuers, audience.orElse(""), values.number("RATE_LIMIT_PER_MIN", "callbacks", 1, 1_000_000));
    }
}
