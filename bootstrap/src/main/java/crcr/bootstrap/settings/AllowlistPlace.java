package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.github.contents.BlobUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where an allowlist may be. */
public sealed interface AllowlistPlace {
    /** In a repository on GitHub. */
    record OnGitHub(BlobUrl url) implements AllowlistPlace {}

    /** In a file of this machine. */
    record OnDisk(Path file) implements AllowlistPlace {}

    /** Reads it; empty if it is wrong, or if the GitHub is that it might be on. */
    static Optional<AllowlistPlace> read(SettingValues values) {
        Optional<URI> apiUrl = AppAccess.apiUrl(values);
        String name = "ALLOWLIST_URL";
        Optional<String> text = values.required(
                name, "https://github.com/<owner>/<repo>/blob/<ref>/<path> or file:/<path>", Optional::of);
        if (text.isPresent() && text.get().startsWith("file:")) {
            Optional<Path> file = file(text.get());
            if (file.isEmpty()) {
                values.wrong(name, "must be file: and an absolute path");
            }
            return file.map(OnDisk::new);
        }
        if (text.isEmpty() || apiUrl.isEmpty()) {
            return Optional.empty();
        }
        return switch (BlobUrl.parse(text.get(), apiUrl.get())) {
            case BlobUrl.Reading.Valid(BlobUrl url) -> Optional.of(new OnGitHub(url));
            case BlobUrl.Reading.Invalid(String problem) -> {
                values.wrong(name, problem);
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
