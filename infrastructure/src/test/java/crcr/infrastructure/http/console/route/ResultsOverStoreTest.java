package crcr.infrastructure.http.console.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.allowlist.Allowlists;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.callback.Move;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.event.Headline;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.json.StrictJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of results over what the relay itself has put into a real store. */
final class ResultsOverStoreTest {
    private static final int DOWNSTREAMS = 120;
    private static final String PAGE = "/pull/7";

    private final ShownConsole console = ShownConsole.overStore();

    @BeforeEach
    void relay() {
        String[] names = IntStream.range(0, DOWNSTREAMS)
                .mapToObj("a/repo-%03d"::formatted)
                .toArray(String[]::new);
        Allowlists.replace(
                console.allowlist(),
                IntStream.range(0, DOWNSTREAMS)
                        .mapToObj(number -> Allowlists.entry(Level.L4, names[number]))
                        .toArray(Entry[]::new));
        Delivery plain = Scene.pullRequest("d-1", "opened", 7);
        console.redis()
                .deliveries()
                .accept(
                        new Delivery(
                                plain.id(),
                                plain.event(),
                                plain.upstreamId(),
                                plain.labels(),
                                new Headline(Optional.of("Faster <kernels>"), Optional.of("fast")),
                                plain.payload()),
                        Scene.repositories(names));
        Store store = console.store();
        Scene worker = new Scene(store);
        for (int i = 0; i < DOWNSTREAMS; i++) {
            store.targetRecords().succeeded(worker.beginNext());
        }
        report("a/repo-007", "1", "build", ReportStatus.IN_PROGRESS);
        report("a/repo-008", "2", "build", ReportStatus.IN_PROGRESS);
        report("a/repo-008", "2", "build", ReportStatus.COMPLETED);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void report(String downstream, String run, String name, ReportStatus status) {
        JobKey job = new JobKey(new DeliveryId("d-1"), RepositoryName.of(downstream), run, "1", name);
        Reservation.Held held = assertInstanceOf(
                Reservation.Held.class, Keyless.reserve(console.redis().jobs(), job, status));
        Move move = Keyless.move(job, status, held.times(), Move.By.CALLER);
        assertTrue(console.redis()
                .jobs()
                .settle(
                        move,
                        held.token(),
                        new FirstAnswer.Taken(status, held.times(), HudFate.SKIPPED),
                        List.of(),
                        Keyless.RECORD));
    }

    @Test
    void whatWasReportedIsSeen() throws Exception {
        JsonNode page = StrictJson.tree(console.json("stranger", PAGE).body()).path("shown");

        assertEquals("Faster <kernels>", page.at("/delivery/title").asText());
        assertEquals(DOWNSTREAMS, page.at("/delivery/targets").asInt());
        assertEquals("a/repo-007", page.at("/targets/0/repo").asText());
        assertEquals("running", page.at("/targets/0/listed/0/state").asText());
        assertEquals(50, page.path("targets").size());
        JsonNode passed =
                StrictJson.tree(console.json("stranger", PAGE + "?state=passed").body());
        assertEquals("a/repo-008", passed.at("/shown/targets/0/repo").asText());
        assertEquals("success", passed.at("/shown/targets/0/listed/0/state").asText());
        assertTrue(console.get("stranger", PAGE).body().contains("Faster &lt;kernels&gt;"));
        assertEquals(
                1,
                StrictJson.tree(console.json("stranger", "/downstreams/a/repo-008")
                                .body())
                        .path("jobs")
                        .size());
        assertEquals(
                "d-1",
                StrictJson.tree(console.json("stranger", "/").body())
                        .at("/deliveries/0/delivery_id")
                        .asText());
    }

    // The store's own upkeep may come in between.
    private long fewestRoundTrips(String path) {
        return LongStream.range(0, 4)
                .map(_ -> {
                    long before = console.roundTrips();
                    assertEquals(200, console.get("reader", path).statusCode());
                    return console.roundTrips() - before;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void aPageCostsFewRoundTripsHoweverMuchThereIs() {
        assertEquals(4, fewestRoundTrips(PAGE), "events, targets, jobs, check runs");
        assertEquals(4, fewestRoundTrips("/deliveries/d-1"), "delivery, targets, jobs, check runs");
        assertEquals(
                2, fewestRoundTrips("/deliveries/d-1?downstream=a/repo-100"), "no target, so no job and no check run");
        assertTrue(fewestRoundTrips("/downstreams/a/repo-008") <= 5, "identities, history, jobs, nightly results");
        assertEquals(0, fewestRoundTrips("/"), "kept for a moment");
        assertEquals(0, fewestRoundTrips("/style.css"));
    }
}
