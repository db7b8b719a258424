package crcr.bootstrap.settings;

import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.github.api.AppKey;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The GitHub App's credentials, and the address of its GitHub. */
public record AppAccess(String id, LiveSecret<AppKey> key, URI apiUrl) {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /** Reads the access; empty if a part of it is wrong. */
    public static Optional<AppAccess> read(SettingValues values) {
        Optional<String> id = values.required(
                "GITHUB_APP_ID",
                "the number that the App's settings page shows",
                text -> Optional.of(text).filter(DIGITS.asMatchPredicate()));
        Optional<LiveSecret<AppKey>> key = values.secrets()
                .required("GITHUB_APP_PRIVATE_KEY", "the App's private key as PEM", SecretForm.appKey());
        Optional<URI> apiUrl = apiUrl(values);
        return id.isPresent() && key.isPresent() && apiUrl.isPresent()
                ? Optional.of(new AppAccess(id.get(), key.get(), apiUrl.get()))
                : Optional.empty();
    }

    static Optional<URI> apiUrl(SettingValues values) {
        return values.confidentialUrl("GITHUB_API_URL");
    }

    /** Returns the base address of that GitHub's pages, without a slash at the end: {@code https://github.com}. */
    public String pages() {
        return apiUrl.getHost().equals("api.github.com")
                ? "https://github.com"
                : apiUrl.getScheme() + "://" + apiUrl.getAuthority();
    }
}
