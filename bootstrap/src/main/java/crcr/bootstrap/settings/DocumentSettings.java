package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the documents are that the relay goes by, and how often they are read.
 *
 * @param allowlist where the allowlist is
 * @param providers where the providers' file is; empty if there is none
 * @param every how often each is read
 */
public record DocumentSettings(DocumentPlace allowlist, Optional<DocumentPlace> providers, Duration every) {
    static Optional<DocumentSettings> read(SettingValues values) {
        Optional<DocumentPlace> allowlist = DocumentPlace.ofAllowlist(values);
        Optional<DocumentPlace> providers = DocumentPlace.ofProviders(values);
        Duration every = values.seconds("ALLOWLIST_TTL_SECONDS", 1);
        return allowlist.map(place -> new DocumentSettings(place, providers, every));
    }
}
