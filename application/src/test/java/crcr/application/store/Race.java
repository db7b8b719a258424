package crcr.application.store;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The same step taken by many threads at the same moment. */
public final class Race {
    private Race() {}

    /** Lets so many runners loose together, each with its number from 0, and gives back what each came home with. */
    public static <T> List<T> of(int runners, IntFunction<T> run) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(runners);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> futures;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            futures = IntStream.range(0, runners)
                    .mapToObj(number -> threads.submit(() -> {
                        ready.countDown();
                        start.await();
                        return run.apply(number);
                    }))
                    .toList();
            ready.await();
            start.countDown();
        }
        return futures.stream().map(Race::result).toList();
    }

    private static <T> T result(Future<T> ended) {
        if (ended.state() == Future.State.FAILED) {
            throw new AssertionError("a runner failed", ended.exceptionNow());
        }
        return ended.resultNow();
    }
}
