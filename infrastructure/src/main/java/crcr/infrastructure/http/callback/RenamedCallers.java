package crcr.infrastructure.http.callback;

import crcr.domain.repository.RepositoryName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the reports of downstreams whose name differs from the allowlist's, and warns once of each such name. */
public final class RenamedCallers {
    private static final Logger LOG = LoggerFactory.getLogger(RenamedCallers.class);

    private final MeterRegistry meters;
    // By the listed names, so that there are no more of them than entries.
    private final ConcurrentMap<RepositoryName, RepositoryName> warnedOf = new ConcurrentHashMap<>();

    /** Begins without renamed callers. */
    public RenamedCallers(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Records an accepted report, if its sender was renamed. */
    void taken(RepositoryName present, RepositoryName listed) {
        if (present.equals(listed)) {
            return;
        }
        Counter.builder("crcr.renamed.reports")
                .description("Accepted reports of a repository that is listed under a former name")
                .tag("repo", listed.toString())
                .register(meters)
                .increment();
        if (!present.equals(warnedOf.put(listed, present))) {
            LOG.warn("{} was renamed, and is known only by its ids: list it as {}", listed, present);
        }
    }
}
