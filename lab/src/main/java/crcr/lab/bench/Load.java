package crcr.lab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A load of equal requests by several senders, each of which waits for its answer. */
record Load(int requests, int senders) {
    /**
     * The result of a load.
     *
     * @param perSecond requests answered, of all senders together
     * @param median the median of the answers' times, in ms
     * @param p95 the 95th percentile of the answers' times, in ms
     * @param p99 the 99th percentile of the answers' times, in ms
     */
    record Seen(double perSecond, double median, double p95, double p99) {}

    /** Sends all requests, numbered from 0. An unexpected answer ends it. */
    Seen send(IntFunction<Callable<Void>> request) throws InterruptedException {
        long[] times = new long[requests];
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
            List<Future<?>> running = IntStream.range(0, senders)
                    .<Future<?>>mapToObj(_ -> threads.submit(() -> {
                        for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                            long sent = System.nanoTime();
                            request.apply(number).call();
                            times[number] = System.nanoTime() - sent;
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> sender : running) {
                sender.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request was not answered as it should be", e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(times);
        return new Seen(
                requests / seconds,
                times[requests / 2] / 1e6,
                times[requests * 95 / 100] / 1e6,
                times[requests * 99 / 100] / 1e6);
    }
}
