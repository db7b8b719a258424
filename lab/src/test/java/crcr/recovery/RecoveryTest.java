package crcr.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.recovery.RecoveringMissedDeliveries.RecoveryOutcome;
import crcr.application.recovery.RecoveryCounts;
import crcr.bootstrap.Relay;
import crcr.fixture.RealRedis;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What never arrived comes again, and nothing else does. */
final class RecoveryTest {
    private static final Pattern LAST_PASS =
            Pattern.compile("crcr_redelivery_last_pass_timestamp_seconds [0-9.]+E9\\n");

    private final Outage outage;

    RecoveryTest(@TempDir Path directory) throws IOException {
        outage = new Outage(directory);
    }

    @BeforeEach
    void nothingWasAskedFor() {
        assertEquals(List.of(), outage.askedFor());
    }

    @AfterEach
    void close() {
        outage.close();
    }

    private static RecoveryCounts counts(int asked, int left) {
        return new RecoveryCounts(asked, List.of(), 0, left);
    }

    private RecoveryCounts completed() {
        return assertInstanceOf(RecoveryOutcome.Completed.class, outage.pass()).counts();
    }

    @Test
    void anOutageOfTheWholeRelayHealsItself() throws Exception {
        List<String> deliveries =
                IntStream.range(0, 7).mapToObj(number -> "missed-" + number).toList();
        deliveries.forEach(delivery -> outage.miss("pull_request", delivery));
        outage.miss("push", "missed-push");
        outage.aWhileLater();
        outage.github().webhookAttemptsAPage(3);

        Relay relay = outage.startRelay(1);
        List<String> all = Outage.everywhereOnce(IntStream.range(0, 8)
                .mapToObj(number -> number < 7 ? deliveries.get(number) : "missed-push")
                .toList());
        Outage.until(() -> outage.dispatched().size() >= all.size());
        outage.github().webhookAttemptsAPage(100);
        outage.aWhileLater();
        outage.morePasses(3);

        assertEquals(all, outage.dispatched());
        assertEquals(8, outage.askedFor().size());
        String metrics = outage.get(relay, "/metrics");
        assertTrue(metrics.contains("crcr_redeliveries_total{outcome=\"asked\"} 8.0\n"), metrics);
        assertTrue(LAST_PASS.matcher(metrics).find(), metrics);
    }

    @Test
    void labelsAndRequestsToRunAgainAreRecoveredToo() throws Exception {
        outage.missLabel("missed-label", "ciflow/crcr/npu");
        outage.missRerequest(
                "missed-rerequest",
                outage.github().checks().createByAnotherApp("up/stream", "c0ffee", "crcr/a/one/CI/build", "123:1"));
        outage.aWhileLater();
        outage.startRelay(1);

        Outage.until(() -> outage.askedFor().size() == 2);
        Outage.until(() -> RealRedis.ask(commands -> commands.exists("{crcr}:labels:1")) == 1);
    }

    @Test
    void whatIsMissedBetweenTwoRelaysIsRecoveredToo() throws Exception {
        outage.startRelay(1).close();
        outage.miss("pull_request", "between");
        outage.aWhileLater();
        outage.startRelay(1);

        List<String> all = Outage.everywhereOnce(List.of("between"));
        Outage.until(() -> outage.dispatched().size() >= all.size());
        assertEquals(all, outage.dispatched());
    }

    @Test
    void whatArrivedIsLeftAloneAndSoIsWhatIsNotRelayed() throws Exception {
        outage.miss("pull_request", "too-old");
        outage.github().ageWebhookAttempts(Duration.ofDays(3));
        outage.miss("issues", "not-relayed");
        Relay relay = outage.startRelay(0);
        outage.deliver("pull_request", "arrived");
        outage.deliver("pull_request", "arrived-but-answered-late");
        outage.github().timeOutWebhookAttempts("arrived-but-answered-late");
        outage.aWhileLater();

        assertEquals(counts(0, 0), completed());
        assertEquals(counts(0, 0), completed());
        assertEquals(List.of(), outage.askedFor());
        assertFalse(outage.get(relay, "/metrics").contains("crcr_redelivery"));
    }

    @Test
    void severalRelaysAskOnce() throws Exception {
        for (int number = 0; number < 20; number++) {
            outage.miss("pull_request", "missed-" + number);
        }
        outage.aWhileLater();
        outage.startRelayElsewhere(1);
        outage.startRelayElsewhere(1);
        Outage.until(() -> outage.github().webhookAttempts().size() >= 40);
        // Nobody listened, so that all failed again; only the pause prevents further requests.
        outage.aWhileLater();
        outage.morePasses(3);

        assertEquals(20, outage.askedFor().size());
        assertEquals(20, Set.copyOf(outage.askedFor()).size());
    }

    @Test
    void aFailedRedeliveryWaitsForItsPause() {
        outage.miss("pull_request", "missed");
        assertEquals(counts(0, 1), completed());

        outage.aWhileLater();
        assertEquals(counts(1, 0), completed());
        Outage.until(() -> outage.github().webhookAttempts().size() == 2);
        outage.aWhileLater();
        assertEquals(counts(0, 1), completed());
    }

    @Test
    void aLinkToAnotherHostEndsThePassAndTheNextOneFindsAll() {
        outage.miss("pull_request", "missed");
        outage.aWhileLater();
        outage.github()
                .failNext(
                        1,
                        GitHubOperation.DELIVERIES,
                        new GitHubFault.CannedAnswer(
                                200,
                                Map.of("Link", "<https://example.org/app/hook/deliveries?cursor=v1_1>; rel=\"next\""),
                                "[]"));

        RecoveryOutcome.Unfinished unfinished = assertInstanceOf(RecoveryOutcome.Unfinished.class, outage.pass());
        assertTrue(unfinished.cause().contains("leads away"), unfinished::cause);
        assertEquals(counts(1, 0), completed());
    }

    @Test
    void anOutageOfGitHubEndsThePassAndTheNextOneFindsAll() {
        outage.miss("pull_request", "missed");
        outage.aWhileLater();
        outage.github().failNext(1, GitHubOperation.DELIVERIES, GitHubFault.error(503, "Unicorn"));

        assertInstanceOf(RecoveryOutcome.Unfinished.class, outage.pass());
        assertEquals(counts(1, 0), completed());
    }
}
