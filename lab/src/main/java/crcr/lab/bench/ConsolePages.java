package crcr.lab.bench;

import crcr.fixture.FreePort;
import crcr.lab.simulator.oidc.OpenIdProviderSimulator;
import crcr.lab.simulator.oidc.SimulatedPerson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The console's pages with 1,000 downstreams and 100,000 jobs on record, and what a crawler of them costs callbacks. */
final class ConsolePages implements Benchmark {
    private static final int DOWNSTREAMS = 1_000;
    private static final int DELIVERIES = 100;
    private static final String DELIVERY = "seeded";
    private static final int LOOKS = 100;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 7;
    private static final int CRAWLED_PER_SECOND = 50;
    private static final Load SEED = new Load(DOWNSTREAMS, 16);
    private static final Load CALLBACKS = new Load(3_000, 16);

    @Override
    public String name() {
        return "console";
    }

    @Override
    public void run(Rig rig, Figures figures) throws IOException, InterruptedException {
        URI console = URI.create("http://127.0.0.1:" + FreePort.any());
        try (OpenIdProviderSimulator provider = OpenIdProviderSimulator.start(
                        0, console + "/signed-in", List.of(SimulatedPerson.RITA), Clock.systemUTC());
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ServedRelay relay = rig.serve(name(), DOWNSTREAMS, settings(console, provider))) {
            seed(rig, relay, figures);
            Visitor stranger = new Visitor(http, console);
            Visitor reader = new Visitor(http, console).signIn(SimulatedPerson.RITA.subject());
            for (Map.Entry<String, IntFunction<String>> page : pages().entrySet()) {
                measure(figures, page.getKey() + ", stranger", stranger, page.getValue());
                measure(figures, page.getKey() + ", signed in", reader, page.getValue());
            }
            figures.add("resident memory after the pages, MB", relay.residentMegabytes());
            crawl(rig, relay, figures, stranger);
        }
    }

    private static Map<String, String> settings(URI console, OpenIdProviderSimulator provider) {
        return Map.of(
                "CONSOLE_PORT",
                Integer.toString(console.getPort()),
                "CONSOLE_URL",
                console.toString(),
                "CONSOLE_ISSUER",
                provider.issuer(),
                "CONSOLE_CLIENT_ID",
                OpenIdProviderSimulator.CLIENT_ID,
                "CONSOLE_CLIENT_SECRET",
                OpenIdProviderSimulator.CLIENT_SECRET,
                "CONSOLE_PUBLIC",
                "results");
    }

    // One delivery is relayed, and its jobs report; the others are copies of it.
    private static void seed(Rig rig, ServedRelay relay, Figures figures) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int dispatched = rig.github().dispatches().size();
        rig.webhook(relay, DELIVERY);
        List<String> tokens = tokens(rig);
        Rig.await(() -> rig.github().dispatches().size() >= dispatched + DOWNSTREAMS
                && relay.measures("crcr_queue_depth{queue=\"dispatch\"} 0.0"));
        SEED.send(number -> () -> Callbacks.callback(rig, relay, tokens.get(number), DELIVERY, "job", "in_progress"));
        SEED.send(number -> () -> Callbacks.callback(rig, relay, tokens.get(number), DELIVERY, "job", "completed"));
        relay.redis().seed(results -> {
            results.copy(DELIVERY, DELIVERIES - 1);
            results.copyScores();
        });
        figures.add(
                "%,d jobs of %d deliveries to %,d downstreams put on record"
                        .formatted(DELIVERIES * DOWNSTREAMS, DELIVERIES, DOWNSTREAMS),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private static List<String> tokens(Rig rig) {
        Instant now = Instant.now();
        return IntStream.range(0, DOWNSTREAMS)
                .mapToObj(i ->
                        rig.issuer().token(now).repository(Rig.downstream(i)).compact())
                .toList();
    }

    private static Map<String, IntFunction<String>> pages() {
        Map<String, IntFunction<String>> pages = new LinkedHashMap<>();
        pages.put("overview", _ -> "/");
        pages.put("pull request", _ -> "/pull/1");
        pages.put("a delivery, another each time", number -> "/deliveries/" + delivery(number));
        pages.put("downstreams", _ -> "/downstreams");
        pages.put("a downstream, another each time", number -> "/downstreams/" + Rig.downstream(number % DOWNSTREAMS));
        return pages;
    }

    private static String delivery(int number) {
        return SeededResults.idOf(DELIVERY, number % (DELIVERIES - 1));
    }

    private static void measure(Figures figures, String what, Visitor visitor, IntFunction<String> page)
            throws InterruptedException {
        new Load(10, 1).send(number -> () -> visitor.see(page.apply(number)));
        Load.Seen seen = new Load(LOOKS, 1).send(number -> () -> visitor.see(page.apply(number)));
        figures.add(what + ": median, p95", "%.1f ms, %.1f ms".formatted(seen.median(), seen.p95()));
    }

    // In turns, so that what else the machine does falls on both.
    private static void crawl(Rig rig, ServedRelay relay, Figures figures, Visitor stranger)
            throws InterruptedException {
        List<String> tokens = tokens(rig);
        List<IntFunction<String>> pages = List.copyOf(pages().values());
        for (int round = 1; round <= WARM_UPS; round++) {
            report(rig, relay, tokens, "warm-" + round);
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            double without = report(rig, relay, tokens, "without-" + round);
            double with;
            String crawled;
            try (Crawler crawler = Crawler.start(
                    stranger,
                    CRAWLED_PER_SECOND,
                    number -> pages.get(number % pages.size()).apply(number))) {
                with = report(rig, relay, tokens, "with-" + round);
                crawled = crawler.seen();
            }
            ratios.add(with / without);
            figures.add(
                    "callbacks a second without and with " + CRAWLED_PER_SECOND + " pages a second, ratio",
                    "%.0f, %.0f, %.2f (pages: %s)".formatted(without, with, with / without, crawled));
        }
        figures.add(
                "the middle one of these ratios",
                "%.2f".formatted(ratios.stream().sorted().toList().get(ROUNDS / 2)));
        figures.add("resident memory after all, MB", relay.residentMegabytes());
    }

    private static double report(Rig rig, ServedRelay relay, List<String> tokens, String job)
            throws InterruptedException {
        return CALLBACKS
                .send(number -> () -> Callbacks.callback(
                        rig, relay, tokens.get(number % DOWNSTREAMS), DELIVERY, job + "-" + number, "in_progress"))
                .perSecond();
    }
}
