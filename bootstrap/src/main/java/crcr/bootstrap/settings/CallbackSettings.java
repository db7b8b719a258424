package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.ServerUrl;
import crcr.bootstrap.settings.source.SettingValues;
import java.util.List;
import java.util.Optional;

/** Who may report, and how often. */
public record CallbackSettings(List<String> issuers, String audience, int ratePerMinute) {
    /** Keeps its own copy. */
    public CallbackSettings {
        issuers = List.copyOf(issuers);
    }

    /** Reads them. */
    public static CallbackSettings read(SettingValues values) {
        Optional<List<String>> issuers = values.required(
                "OIDC_ISSUER",
                "https URLs (http on loopback alone), separated by commas",
                text -> Optional.of(SettingValues.split(text))
                        .filter(urls -> urls.stream()
                                .allMatch(url -> ServerUrl.confidential(url).isPresent())));
        Optional<String> audience = values.required("OIDC_AUDIENCE", "a text", Optional::of);
        return new CallbackSettings(
                issuers.orElse(List.of()), audience.orElse(""), values.number("RATE_LIMIT_PER_MIN", 1, 1_000_000));
    }
}
