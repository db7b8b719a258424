package crcr.domain.allowlist;

import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A repository on the allowlist.
 *
 * @param repository its name, in the allowlist's spelling
 * @param level its level, which decides about its grants
 * @param device the device on which it tests; present for L3 only
 * @param oncalls the GitHub users to contact about it
 * @param takesPartIn the events that it takes part in; may be empty
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

    /**
     * Returns whether this downstream has that grant: its level gives the grant, and it takes part in the events
     * concerned.
     */
    public boolean has(Grant grant) {
        return level.grants(grant) && (!grant.isAboutDispatches() || takesPartIn.contains(Participation.PULL_REQUEST));
    }
}
