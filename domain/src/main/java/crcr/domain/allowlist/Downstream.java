package crcr.domain.allowlist;

import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A repository on the allowlist.
 *
 * @param repository its name, in the allowlist's spelling
 * @param level what it may do
 * @param device what it tests on; present for L3 and only there
 * @param oncalls the GitHub users to turn to about it
 * @param takesPartIn what of that it takes part in; nothing is possible
 */
public record Downstream(
        RepositoryName repository,
        Level level,
        Optional<Device> device,
        List<String> oncalls,
        Set<Participation> takesPartIn) {
    /** Refuses a device at another level than L3, and L3 without one. */
    public Downstream {
        if (device.isPresent() != (level == Level.L3)) {
            throw new IllegalArgumentException(repository + ": a device belongs to L3, and L3 needs one");
        }
        oncalls = List.copyOf(oncalls);
        takesPartIn = Set.copyOf(takesPartIn);
    }

    /** Returns whether it has that grant: its level gives it, and it takes part in what that is about. */
    public boolean has(Grant grant) {
        return level.grants(grant) && (!grant.isAboutDispatches() || takesPartIn.contains(Participation.PULL_REQUEST));
    }
}
