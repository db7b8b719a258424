package crcr.lab.audit;

import crcr.lab.bench.ServedRelay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relay's processes, which share the work. A caller uses any of them, as through a load balancer. */
final class Fleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
    private static final int START_AGAIN_MILLIS = 500;
    private static final int STARTS = 120;

    private final Map<String, String> settings;
    private final Path directory;
    private final int size;
    private final Optional<Path> updatedFrom;
    private final Map<Integer, ServedRelay> running = new ConcurrentHashMap<>();
    private final AtomicInteger starts = new AtomicInteger();

    /** Starts relays of the version that was built in that directory, if there is one, until they are updated. */
    Fleet(Map<String, String> settings, Path directory, int size, Optional<Path> updatedFrom) {
        this.settings = Map.copyOf(settings);
        this.directory = directory;
        this.size = size;
        this.updatedFrom = updatedFrom;
    }

    int size() {
        return size;
    }

    /** Starts all relays that are not running. */
    void startAll() throws InterruptedException {
        for (int place = 0; place < size; place++) {
            start(place);
        }
    }

    /** Starts a relay, and repeats that while the store is unavailable, as a supervisor does. */
    void start(int place) throws InterruptedException {
        for (int tries = 0; !running.containsKey(place); tries++) {
            try {
                running.put(place, updatedFrom.isPresent() ? started(updatedFrom.get()) : started());
            } catch (IOException | IllegalStateException e) {
                if (tries > STARTS) {
                    throw new IllegalStateException("a relay does not start", e);
                }
                LOG.debug("a relay does not start yet", e);
                TimeUnit.MILLISECONDS.sleep(START_AGAIN_MILLIS);
            }
        }
    }

    private ServedRelay started() throws IOException, InterruptedException {
        return ServedRelay.start(settings, directory.resolve("relay-" + starts.incrementAndGet()));
    }

    private ServedRelay started(Path checkout) throws IOException, InterruptedException {
        return ServedRelay.start(settings, directory.resolve("relay-" + starts.incrementAndGet()), checkout);
    }

    /** Starts a relay of this version beside an earlier one, and stops the earlier one when the new one is ready. */
    void update(int place) throws IOException, InterruptedException {
        ServedRelay earlier = Objects.requireNonNull(running.put(place, started()));
        earlier.close();
    }

    /** Ends a relay. Its callers notice by their broken connections. */
    void end(int place, boolean killed) {
        ServedRelay relay = running.get(place);
        if (relay != null) {
            if (killed) {
                relay.kill();
            } else {
                relay.close();
            }
            running.remove(place);
        }
    }

    /** Returns a relay that probably runs; empty while none does. */
    Optional<ServedRelay> any() {
        List<ServedRelay> candidates = List.copyOf(running.values());
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(ThreadLocalRandom.current().nextInt(candidates.size())));
    }

    @Override
    public void close() {
        running.values().forEach(ServedRelay::kill);
    }
}
