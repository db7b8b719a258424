package crcr.bootstrap;

import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@code ./relay serve}: the service, until a signal stops it. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_SETTINGS = 2;

    private Main() {}

    /**
     * Reads its settings from the environment. Ends with 0 after SIGTERM or SIGINT, with 2 if settings are wrong, and
     * with 1 if it cannot start for another reason.
     */
    public static void main(String[] arguments) throws InterruptedException {
        LogLines.asJson();
        lookNamesUpAnew();
        Logger log = LoggerFactory.getLogger(Main.class);
        CompletableFuture<Relay> starting = new CompletableFuture<>();
        try {
            Settings settings = Settings.read(System.getenv());
            // Registered first: a relay that receives a signal while it starts stops when it has started.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(starting, log), "stop"));
            Relay relay = start(settings, starting);
            log.info(
                    "the relay of {} listens on {} (public) and {} (management), {} ms after the start of its process",
                    settings.upstream().repository(),
                    relay.publicPort(),
                    relay.managementPort(),
                    sinceStart().toMillis());
            relay.consolePort().ifPresent(port -> log.info("the console listens on {}", port));
            new CountDownLatch(1).await();
        } catch (InvalidSettingsException e) {
            System.err.println("relay: " + e.getMessage());
            System.exit(WRONG_SETTINGS);
        } catch (RuntimeException e) {
            log.error("the relay does not start: {}", e.getMessage(), e);
            System.exit(FAILED);
        }
    }

    // A name that leads to another machine by now is resolved again as soon as its connection is lost. Java reads
    // these properties once, before the first lookup:
    // https://docs.oracle.com/en/java/javase/25/core/java-networking.html
    private static void lookNamesUpAnew() {
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.stale.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    // A failure to start also ends the wait of the thread that stops.
    private static Relay start(Settings settings, CompletableFuture<Relay> starting) {
        try {
            Relay relay = Relay.start(settings);
            starting.complete(relay);
            return relay;
        } finally {
            starting.cancel(false);
        }
    }

    // Without halt the exit status would be that of a process killed by a signal.
    private static void stop(CompletableFuture<Relay> starting, Logger log) {
        try {
            Relay relay = starting.join();
            log.info("stopping");
            relay.close();
            log.info("stopped");
            Runtime.getRuntime().halt(0);
        } catch (CancellationException e) {
            // The start has failed, and was logged.
            log.debug("there is nothing to stop");
        }
    }

    private static Duration sinceStart() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(Duration.ZERO);
    }
}
