package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of the repository whose events are relayed.
 *
 * @param redeliveryEvery the pause between two passes for missed webhook deliveries; empty if there are none
 */
public record UpstreamSettings(RepositoryName repository, Optional<Duration> redeliveryEvery) {
    static Optional<UpstreamSettings> read(SettingValues values) {
        Duration every = values.seconds("REDELIVERY_INTERVAL_SECONDS", 0);
        return repository(values)
                .map(repository ->
                        new UpstreamSettings(repository, Optional.of(every).filter(Duration::isPositive)));
    }

    /** Reads the repository only; empty if it is wrong. */
    public static Optional<RepositoryName> repository(SettingValues values) {
        return values.required("UPSTREAM_REPO", "a repository in the form owner/repo", RepositoryName::parse);
    }
}
