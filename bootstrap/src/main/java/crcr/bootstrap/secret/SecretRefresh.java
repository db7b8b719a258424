package crcr.bootstrap.secret;

import crcr.bootstrap.secret.LiveSecret.Look;
import crcr.infrastructure.shared.loop.Loop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of secrets every second, and logs the names of those that have changed. It reads them instead of
 * using the file system's notifications, which do not exist for every kind of replacement and every kind of volume.
 */
public final class SecretRefresh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SecretRefresh.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final List<LiveSecret<?>> secrets;
    private final MeterRegistry meters;
    private final Loop looking = Loop.every(EVERY, "looking at the files of secrets", this::look);

    /** Starts nothing yet. */
    public SecretRefresh(List<LiveSecret<?>> secrets, MeterRegistry meters) {
        this.secrets = List.copyOf(secrets);
        this.meters = meters;
    }

    /** Starts the checks. */
    public void start() {
        secrets.forEach(this::measure);
        looking.start();
    }

    private void measure(LiveSecret<?> secret) {
        Gauge.builder("crcr.secret.stale", () -> secret.isStale() ? 1 : 0)
                .description("1 if the secret's file cannot be used and an earlier content is in force, otherwise 0")
                .tag("secret", secret.name())
                .register(meters);
        reloads(secret.name(), "changed");
        reloads(secret.name(), "failed");
    }

    /** Reads each file once. */
    void look() {
        secrets.forEach(this::look);
    }

    private void look(LiveSecret<?> secret) {
        try {
            tell(secret.name(), secret.look());
        } catch (RuntimeException e) {
            // The exception's text is not logged, because it may quote the secret.
            LOG.error(
                    "looking at {}_FILE failed within the relay: {}",
                    secret.name(),
                    e.getClass().getName());
        }
    }

    private void tell(String name, Look look) {
        switch (look) {
            case Look.Unchanged() -> {}
            case Look.Changed() -> {
                LOG.info("{}_FILE has changed, and what it holds now is in force", name);
                count(name, "changed");
            }
            case Look.Mended() -> LOG.info("{}_FILE can be used again, and holds what has been in force", name);
            case Look.Failed(String cause) -> {
                LOG.warn("{}_FILE {}; what it held before stays in force", name, cause);
                count(name, "failed");
            }
        }
    }

    private void count(String name, String outcome) {
        reloads(name, outcome).increment();
    }

    // Registered in advance, because an alert cannot distinguish "never" from "not measured".
    private Counter reloads(String name, String outcome) {
        return Counter.builder("crcr.secret.reloads")
                .description("Changes of secrets' files")
                .tag("secret", name)
                .tag("outcome", outcome)
                .register(meters);
    }

    /** Stops the checks. */
    @Override
    public void close() {
        looking.close();
    }
}
