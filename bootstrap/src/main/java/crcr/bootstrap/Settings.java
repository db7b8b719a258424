package crcr.bootstrap;

import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.AppKey;
import crcr.infrastructure.github.BlobUrl;
import crcr.infrastructure.redis.RedisAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, read once and found good (contract 5).
 *
 * @param server where it listens
 * @param upstream the repository whose events are relayed
 * @param app the GitHub App
 * @param allowlist who takes part
 * @param maxDispatchWorkers dispatches in flight
 * @param store where everything is kept
 * @param callbacks who may report, and how often
 * @param hud where results go, if anywhere
 */
public record Settings(
        Server server,
        RepositoryName upstream,
        App app,
        AllowlistSource allowlist,
        int maxDispatchWorkers,
        Store store,
        Callbacks callbacks,
        Optional<HudAccess> hud) {

    /** Ports; 0 for any. */
    public record Server(int publicPort, int managementPort) {}
}
