package crcr.domain.allowlist;

import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * A repository on the allowlist.
 *
 * @param repository its name, in the allowlist's spelling
 * @param level what it may do
 * @param device what it tests on; present for L3 and only there
 * @param oncalls the GitHub users to turn to about it
 */
public record Downstream(RepositoryName repository, Level level, Optional<Device> device, List<String> oncalls) {
    /** Refuses a device at another level than L3, and L3 without one. */
    public Downstream {
        if (device.isPresent() != (level == Level.L3)) {
            throw new IllegalArgumentException(repository + ": a device belongs to L3, and L3 needs one");
        }
        oncalls = List.copyOf(oncalls);
    }
}
