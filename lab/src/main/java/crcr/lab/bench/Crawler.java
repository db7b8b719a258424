package crcr.lab.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Requests pages at a steady pace, whether or not earlier ones have been answered. */
final class Crawler implements AutoCloseable {
    private final ExecutorService pace = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger putOff = new AtomicInteger();
    private final AtomicLong characters = new AtomicLong();
    private final Visitor visitor;
    private final IntFunction<String> page;
    private volatile boolean isClosed;

    private Crawler(Visitor visitor, IntFunction<String> page) {
        this.visitor = visitor;
        this.page = page;
    }

    /** Starts a crawler that requests this number of pages a second, numbered from 0. */
    static Crawler start(Visitor visitor, int perSecond, IntFunction<String> page) {
        Crawler crawler = new Crawler(visitor, page);
        long every = TimeUnit.SECONDS.toNanos(1) / perSecond;
        crawler.pace.execute(() -> crawler.askEvery(every));
        return crawler;
    }

    private void askEvery(long nanos) {
        long next = System.nanoTime();
        while (!isClosed) {
            ask();
            next += nanos;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void ask() {
        int number = asked.getAndIncrement();
        requests.execute(() -> {
            try {
                HttpResponse<String> answer = visitor.look(page.apply(number));
                characters.addAndGet(answer.body().length());
                (answer.statusCode() == 200 ? shown : putOff).incrementAndGet();
            } catch (IOException | InterruptedException _) {
                // A failed request is neither shown nor repeated.
            }
        });
    }

    /**
     * The results of the requests.
     *
     * @param characters of an answer, on average
     */
    record Seen(int asked, int shown, int putOff, int characters) {}

    /** Returns the results of the requests so far. */
    Seen seen() {
        int answered = Math.max(1, shown.get() + putOff.get());
        return new Seen(asked.get(), shown.get(), putOff.get(), (int) (characters.get() / answered));
    }

    @Override
    public void close() {
        isClosed = true;
        pace.close();
        requests.close();
    }
}
