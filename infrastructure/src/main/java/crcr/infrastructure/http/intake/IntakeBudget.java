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
 * What one endpoint may take up at a time in the whole process: requests, and bytes of their bodies. Each endpoint has
 * its own, so that a flood at one of them does not shut out the callers of the other. When all is given away, whoever sends
 * most slowly gives way; if nobody is slow, what is beyond it is refused at once, visibly, instead of exhausting the heap.
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
     * Has all of it to give.
     *
     * @param endpoint its name in the metrics
     * @param requests how many may be in flight
     * @param bytes how much of their bodies may be in memory
     * @param nanos a clock that only its differences are taken of
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

    /** What the endpoint replies, or that there are too many requests in flight; nothing of this one was read then. */
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
     * The present thread waits for a body.
     *
     * @param time after which it is interrupted; earlier, if its room is needed for somebody else
     */
    Senders.Sending waiting(Duration time) {
        return senders.waiting(time);
    }

    /** That there is no room at this moment. */
    HttpReply full() {
        refused.increment();
        return HttpReply.later(
                HttpReply.INTAKE_FULL, "too many requests are being handled at this moment; try again", FULL_FOR);
    }

    /** Begins to collect a body. */
    Body collect() {
        return new Body();
    }

    /** A body, as far as it has come; closing gives its part of the budget back. */
    final class Body implements AutoCloseable {
        private final List<byte[]> parts = new ArrayList<>();
        private int size;
        private int taken;

        private Body() {}

        /** Returns room for so many bytes more, which its caller fills; empty if the budget does not allow it. */
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

        /** So many bytes have come. */
        void came(int bytes) {
            bytesRead.increment(bytes);
        }

        /** All that room, as one; without a copy if it was given as one. */
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
