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
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Measures the console's pages with 1,000 downstreams and 100,000 jobs on record, and the cost of a crawler for
 * callbacks.
 */
final class ConsolePages implements Benchmark {
    private static final int DOWNSTREAMS = 1_000;
    private static final int DELIVERIES = 100;
    private static final String DELIVERY = "seeded";
    private static final int LOOKS = 100;
    private static final Load SEED = new Load(DOWNSTREAMS, 16);
    private static final List<Shown> PAGES = List.of(
            new Shown("overview", true, _ -> "/"),
            new Shown("pull request", true, _ -> "/pull/1"),
            new Shown("a delivery, another each time", false, number -> "/deliveries/" + delivery(number)),
            new Shown("downstreams", true, _ -> "/downstreams"),
            new Shown(
                    "a downstream, another each time",
                    false,
                    number -> "/downstreams/" + Rig.downstream(number % DOWNSTREAMS)));

    // A page, or one of each number.
    private record Shown(String name, boolean isOne, IntFunction<String> paths) {
        String path(int number) {
            return paths.apply(number);
        }
    }

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
            for (Shown page : PAGES) {
                // A stranger's wait for another page each time is the console's rest.
                if (page.isOne()) {
                    measure(figures, page.name() + ", stranger", stranger, page);
                }
                measure(figures, page.name() + ", signed in", reader, page);
            }
            figures.add("resident memory after the pages, MB", relay.residentMegabytes());
            crawled(rig, relay, http).measure(console, figures);
            figures.add("resident memory after all, MB", relay.residentMegabytes());
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

    private static String delivery(int number) {
        return SeededResults.idOf(DELIVERY, number % (DELIVERIES - 1));
    }

    private static void measure(Figures figures, String what, Visitor visitor, Shown page) throws InterruptedException {
        new Load(10, 1).send(number -> () -> visitor.see(page.path(number)));
        Load.Seen seen = new Load(LOOKS, 1).send(number -> () -> visitor.see(page.path(number)));
        figures.add(what + ": median, p95", "%.1f ms, %.1f ms".formatted(seen.median(), seen.p95()));
    }

    private static CrawledCallbacks crawled(Rig rig, ServedRelay relay, HttpClient http) {
        List<String> tokens = tokens(rig);
        return new CrawledCallbacks(
                http,
                number -> PAGES.get(number % PAGES.size()).path(number),
                number -> () -> Callbacks.callback(
                        rig, relay, tokens.get(number % DOWNSTREAMS), DELIVERY, "crawled-" + number, "in_progress"));
    }
}
