package crcr.lab.bench.limit.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * A load of requests over several connections, each of which waits for its answer before it sends the next one. When it
 * is sent again, it continues where it stopped.
 */
public final class WireLoad {
    private final Requests requests;
    private final int expected;
    private final long[] sent;

    /**
     * Sends these requests.
     *
     * @param expected the expected status of each answer
     */
    public WireLoad(Requests requests, int expected, int connections) {
        this.requests = requests;
        this.expected = expected;
        this.sent = new long[connections];
    }

    /** Makes requests. */
    public interface Requests {
        /** Prepares for a period of requests. */
        default void begin() {}

        /** Returns the whole request of that number, from 0, of that connection, from 0. */
        byte[] request(int connection, long number);
    }

    /**
     * The result of a load.
     *
     * @param requests the number of answered requests
     * @param perSecond of all connections together
     * @param median the median of the answers' times, in ms
     * @param p99 the 99th percentile of the answers' times, in ms
     */
    public record Seen(int requests, double perSecond, double median, double p99) {}

    /** Sends for that time. An unexpected answer ends it. */
    public Seen send(int port, Duration time) throws InterruptedException {
        requests.begin();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<long[]> times = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(sent.length)) {
            List<Callable<long[]>> senders = new ArrayList<>();
            for (int connection = 0; connection < sent.length; connection++) {
                int number = connection;
                senders.add(() -> times(port, number, end));
            }
            for (Future<long[]> sender : threads.invokeAll(senders)) {
                times.add(sender.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request was not answered as it should be", e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = times.stream().flatMapToLong(LongStream::of).sorted().toArray();
        return new Seen(all.length, all.length / seconds, all[all.length / 2] / 1e6, all[all.length * 99 / 100] / 1e6);
    }

    private long[] times(int port, int connection, long end) throws IOException {
        long[] times = new long[4096];
        int count = 0;
        try (WireConnection wire = new WireConnection(port)) {
            while (count == 0 || System.nanoTime() < end) {
                byte[] request = requests.request(connection, sent[connection]++);
                long begin = System.nanoTime();
                Message answer = wire.send(request);
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] = System.nanoTime() - begin;
                if (answer.status() != expected) {
                    throw new IllegalStateException("answered " + answer.firstLine() + ": " + answer.text());
                }
            }
        }
        return Arrays.copyOf(times, count);
    }
}
