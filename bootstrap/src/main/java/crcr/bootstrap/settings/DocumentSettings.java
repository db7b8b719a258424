package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of the documents that the relay reads.
 *
 * @param allowlist the place of the allowlist
 * @param providers the place of the providers' file; empty if there is none
 * @param every the pause between two reads of each
 */
public record DocumentSettings(DocumentPlace allowlist, Optional<DocumentPlace> providers, Duration every) {
    static Optional<DocumentSettings> read(SettingValues values) {
        Optional<DocumentPlace> allowlist = DocumentPlace.ofAllowlist(values);
        Optional<DocumentPlace> providers = DocumentPlace.ofProviders(values);
        Duration every = values.seconds("ALLOWLIST_TTL_SECONDS", 1);
        return allowlist.map(place -> new DocumentSettings(place, providers, every));
    }
}
