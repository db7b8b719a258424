package crcr.infrastructure.http.intake;

import io.helidon.webserver.http.ServerRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The budget of one endpoint in the whole process: concurrent requests, and bytes of their bodies. Each endpoint has
 * its own, so that a flood at one does not block the callers of another. When the budget is used up, the slowest sender
 * is cut off. If none is slow, further requests are refused at once, visibly, instead of exhausting the heap.
 */
public final class IntakeBudget {
    private static final int PORTION = 8 * 1024;
    private static final Duration FULL_FOR = Duration.ofSeconds(1);
    private static final Duration GIVEN_WAY_WITHIN = Duration.ofMillis(250);

    private final Semaphore requests;
    private final Semaphore portions;
    private final Senders senders;
    private final Counter bytesRead;
    private final Counter refused;

    /**
     * Begins with the whole budget.
     *
     * @param endpoint its name in the metrics
     * @param requests the maximum number of concurrent requests
     * @param bytes the maximum number of bytes of their bodies in memory
     * @param nanos a clock that is used for differences only
     */
    public IntakeBudget(String endpoint, int requests, long bytes, LongSupplier nanos, MeterRegistry meters) {
        this.senders = new Senders(nanos);
        this.requests = new Semaphore(requests);
        this.portions = new Semaphore(Math.toIntExact(bytes / PORTION));
        this.bytesRead = Counter.builder("crcr.intake.bytes")
                .description("Bytes of bodies that were read")
                .tag("endpoint", endpoint)
                .register(meters);
        this.refused = RateLimited.counter(meters, "process");
        Gauge.builder("crcr.intake.requests", () -> requests - this.requests.availablePermits())
                .description("Requests in flight")
                .tag("endpoint", endpoint)
                .register(meters);
    }

    /**
     * Returns the endpoint's reply, or a refusal if there are too many concurrent requests; nothing of this request was
     * read then.
     */
    public HttpReply admit(ServerRequest request, Supplier<HttpReply> endpoint) {
        if (!take(requests)) {
            return UnreadBody.ofFlood(request, full());
        }
        try {
            return endpoint.get();
        } finally {
            requests.release();
        }
    }

    private boolean take(Semaphore room) {
        return room.tryAcquire() || (senders.makeRoom() && takeSoon(room));
    }

    private boolean takeSoon(Semaphore room) {
        refused.increment();
        try {
            return room.tryAcquire(GIVEN_WAY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Records that the present thread waits for a body.
     *
     * @param time the time after which it is interrupted; earlier, if its room is needed for another request
     */
    Senders.Sending waiting(Duration time) {
        return senders.waiting(time);
    }

    /** Returns the refusal of a request beyond the budget. */
    HttpReply full() {
        refused.increment();
        return HttpReply.later(
                HttpReply.INTAKE_FULL, "too many requests are being handled at this moment; try again", FULL_FOR);
    }

    /** Begins the collection of a body. */
    Body collect() {
        return new Body();
    }

    /** A body as far as it was received. Closing it returns its part of the budget. */
    final class Body implements AutoCloseable {
        private final List<byte[]> parts = new ArrayList<>();
        private int size;
        private int taken;

        private Body() {}

        /**
         * Returns room for this number of bytes more, which the caller fills; empty if the budget does not allow it.
         */
        Optional<byte[]> room(int bytes) {
            for (; size + bytes > taken * (long) PORTION; taken++) {
                if (!take(portions)) {
                    return Optional.empty();
                }
            }
            byte[] part = new byte[bytes];
            parts.add(part);
            size += bytes;
            return Optional.of(part);
        }

        /** Records that this number of bytes was received. */
        void came(int bytes) {
            bytesRead.increment(bytes);
        }

        /** Returns all received bytes in one array; without a copy if there was one room. */
        byte[] bytes() {
            if (parts.size() == 1) {
                return parts.removeFirst();
            }
            byte[] all = new byte[size];
            int at = 0;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            parts.clear();
            return all;
        }

        @Override
        public void close() {
            portions.release(taken);
        }
    }
}
