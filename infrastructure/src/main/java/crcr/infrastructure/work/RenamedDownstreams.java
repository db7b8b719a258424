package crcr.infrastructure.work;

import crcr.application.dispatch.NoticeRename;
import crcr.domain.repository.RepositoryName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the dispatches to downstreams whose name differs from the allowlist's, and warns once of each such name. */
public final class RenamedDownstreams implements NoticeRename {
    private static final Logger LOG = LoggerFactory.getLogger(RenamedDownstreams.class);

    private final MeterRegistry meters;
    // By the listed names, so that there are no more of them than entries.
    private final ConcurrentMap<RepositoryName, RepositoryName> warnedOf = new ConcurrentHashMap<>();

    /** Registers its counters in {@code meters}. */
    public RenamedDownstreams(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void dispatched(RepositoryName listed, RepositoryName present) {
        Counter.builder("crcr.renamed.dispatches")
                .description("Dispatches that GitHub accepted for a repository that is listed under a former name")
                .tag("repo", listed.toString())
                .register(meters)
                .increment();
        if (!present.equals(warnedOf.put(listed, present))) {
            LOG.warn("{} was renamed, and its dispatches go to its id: list it as {}", listed, present);
        }
    }
}
