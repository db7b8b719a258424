package crcr.bootstrap.settings;

import crcr.application.operator.Setting;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.github.contents.BlobUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The place of a document. */
public sealed interface DocumentPlace {
    /**
     * A file in a repository on GitHub.
     *
     * @param setting the setting that names it
     */
    record OnGitHub(BlobUrl url, Setting setting) implements DocumentPlace {}

    /** A file of this machine. */
    record OnDisk(Path file) implements DocumentPlace {}

    /** Reads the place of the allowlist; empty if it is wrong, or if the settings of its GitHub are. */
    static Optional<DocumentPlace> ofAllowlist(SettingValues values) {
        Optional<String> text = values.required(
                Setting.ALLOWLIST_URL.name(),
                "https://github.com/<owner>/<repo>/blob/<ref>/<path> or file:/<path>",
                Optional::of);
        return read(Setting.ALLOWLIST_URL, text, values);
    }

    /** Reads the place of the providers' file; empty also if there is none. */
    static Optional<DocumentPlace> ofProviders(SettingValues values) {
        return read(Setting.CI_PROVIDERS_URL, values.text(Setting.CI_PROVIDERS_URL.name()), values);
    }

    private static Optional<DocumentPlace> read(Setting setting, Optional<String> text, SettingValues values) {
        Optional<URI> apiUrl = AppAccess.apiUrl(values);
        if (text.isPresent() && text.get().startsWith("file:")) {
            Optional<Path> file = file(text.get());
            if (file.isEmpty()) {
                values.wrong(setting.name(), "must be file: and an absolute path");
            }
            return file.map(OnDisk::new);
        }
        if (text.isEmpty() || apiUrl.isEmpty()) {
            return Optional.empty();
        }
        return switch (BlobUrl.parse(text.get(), apiUrl.get())) {
            case BlobUrl.BlobUrlReading.Valid(BlobUrl url) -> Optional.of(new OnGitHub(url, setting));
            case BlobUrl.BlobUrlReading.Invalid(String problem) -> {
                values.wrong(setting.name(), problem);
                yield Optional.empty();
            }
        };
    }

    private static Optional<Path> file(String url) {
        try {
            return Optional.of(Path.of(URI.create(url)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
