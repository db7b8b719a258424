package crcr.lab.bench;

import crcr.lab.bench.limit.Median;
import crcr.lab.bench.limit.wire.Sink;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Compares callbacks a second without requests for pages, with a crawler of the console, and with a crawler of a server
 * that has its answers ready, because a crawler takes processor time of the same machine in any case.
 */
final class CrawledCallbacks {
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 7;
    private static final int PAGES_PER_SECOND = 50;
    // By then the console has used up the rest that it had saved for strangers.
    private static final int LEAD_SECONDS = 2;
    private static final Load CALLBACKS = new Load(2_000, 16);

    private final HttpClient http;
    private final IntFunction<String> pages;
    private final IntFunction<Callable<Void>> callbacks;
    private int reported;

    /**
     * Compares with these requests, each counted from 0.
     *
     * @param http the client of the crawler
     * @param pages the path of each page for a crawler
     * @param callbacks sends each callback and requires its acceptance
     */
    CrawledCallbacks(HttpClient http, IntFunction<String> pages, IntFunction<Callable<Void>> callbacks) {
        this.http = http;
        this.pages = pages;
        this.callbacks = callbacks;
    }

    private record Round(double perSecond, Crawler.Seen crawled) {}

    /** Measures in turns, so that other work of the machine affects all, and adds the medians. */
    void measure(URI console, Figures figures) throws InterruptedException {
        Crawler.Seen seen = with(console).crawled();
        for (int more = 1; more < WARM_UPS; more++) {
            seen = with(console).crawled();
        }
        List<Double> none = new ArrayList<>();
        List<Double> ready = new ArrayList<>();
        List<Double> made = new ArrayList<>();
        byte[] page = Sink.json("200 OK", "x".repeat(seen.characters()));
        try (Sink control = Sink.start(_ -> page)) {
            for (int round = 1; round <= ROUNDS; round++) {
                none.add(perSecond());
                ready.add(with(control.url()).perSecond());
                Round crawled = with(console);
                made.add(crawled.perSecond());
                figures.add(
                        "callbacks a second: no crawler, ready pages elsewhere, the console",
                        "%.0f, %.0f, %.0f (%s)"
                                .formatted(none.getLast(), ready.getLast(), made.getLast(), crawled.crawled()));
            }
        }
        figures.add("medians", "%.0f, %.0f, %.0f".formatted(median(none), median(ready), median(made)));
        figures.add("the console, of ready pages: median of the ratios", "%.2f".formatted(ratio(made, ready)));
        figures.add("the console, of no crawler: median of the ratios", "%.2f".formatted(ratio(made, none)));
    }

    private static double ratio(List<Double> of, List<Double> to) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(of.get(round) / to.get(round));
        }
        return median(ratios);
    }

    private static double median(List<Double> figures) {
        return Median.of(figures, Double::doubleValue);
    }

    private Round with(URI server) throws InterruptedException {
        try (Crawler crawler = Crawler.start(new Visitor(http, server), PAGES_PER_SECOND, pages)) {
            TimeUnit.SECONDS.sleep(LEAD_SECONDS);
            double perSecond = perSecond();
            return new Round(perSecond, crawler.seen());
        }
    }

    private double perSecond() throws InterruptedException {
        int first = reported;
        reported += CALLBACKS.requests();
        return CALLBACKS.send(number -> callbacks.apply(first + number)).perSecond();
    }
}
