package crcr.application.store;

import crcr.domain.job.CheckRunId;
import crcr.domain.repository.RepositoryName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Whose the ids of check runs are in a {@link MemoryStore}. */
final class MemoryCheckRuns {
    private final Map<Id, Owner> owners = new HashMap<>();

    private record Id(RepositoryName downstream, CheckRunId value) {}

    private record Owner(Object name, BooleanSupplier isOnRecord) {}

    /** Whether somebody else has it who is on record. */
    synchronized boolean isOfAnother(RepositoryName downstream, Optional<CheckRunId> id, Object name) {
        return id.map(value -> owners.get(new Id(downstream, value)))
                .filter(owner ->
                        !owner.name().equals(name) && owner.isOnRecord().getAsBoolean())
                .isPresent();
    }

    synchronized void take(
            RepositoryName downstream, Optional<CheckRunId> id, Object name, BooleanSupplier isOnRecord) {
        id.ifPresent(value -> owners.put(new Id(downstream, value), new Owner(name, isOnRecord)));
    }
}
