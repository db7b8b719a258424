package crcr.infrastructure.observe.log;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.spans.TraceParent;
import org.slf4j.MDC;

/**
 * The subject of the log lines that the current thread writes, in fields of its own. Facts are added as they become
 * known, and all of them end when this is closed.
 */
public final class LogContext implements AutoCloseable {
    private LogContext() {}

    /** Begins without facts. */
    public static LogContext empty() {
        return new LogContext();
    }

    /** Begins with a delivery and a repository. */
    public static LogContext about(DeliveryId delivery, RepositoryName repository) {
        return empty().delivery(delivery).repository(repository);
    }

    /** Adds the delivery. */
    public LogContext delivery(DeliveryId delivery) {
        MDC.put("delivery", delivery.value());
        return this;
    }

    /** Adds the repository. */
    public LogContext repository(RepositoryName repository) {
        MDC.put("repository", repository.toString());
        return this;
    }

    /** Adds the trace. */
    public LogContext trace(TraceParent trace) {
        MDC.put("trace", trace.traceId());
        return this;
    }

    @Override
    public void close() {
        MDC.clear();
    }
}
