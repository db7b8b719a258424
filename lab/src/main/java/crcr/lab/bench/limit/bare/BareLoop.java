package crcr.lab.bench.limit.bare;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Posts the same body repeatedly, on several threads at a time. */
final class BareLoop {
    private BareLoop() {}

    static void post(URI api, int workers, int count, byte[] body) {
        BarePosts posts = new BarePosts(api.resolve("/repos/downstream-0/backend/dispatches"));
        AtomicInteger left = new AtomicInteger(count);
        List<Callable<Boolean>> loops = IntStream.range(0, workers)
                .<Callable<Boolean>>mapToObj(_ -> () -> {
                    while (left.getAndDecrement() > 0) {
                        send(posts, body);
                    }
                    return true;
                })
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> loop : threads.invokeAll(loops)) {
                loop.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    // The client reads from a connection that nobody uses, to see whether it ends, and once in many thousand answers it
    // loses the first byte of the next one to that.
    private static void send(BarePosts posts, byte[] body) {
        try {
            posts.send(body);
        } catch (IllegalStateException _) {
            posts.send(body);
        }
    }
}
