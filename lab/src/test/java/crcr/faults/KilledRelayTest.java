package crcr.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.lab.simulator.github.GitHubOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A relay that is killed during a fan-out. */
final class KilledRelayTest {
    private static final int DOWNSTREAMS = 40;
    private static final int WORKERS = 8;

    @Test
    void anotherOneReachesEverybodyAndRepeatsAtMostWhatWasInFlight() throws InterruptedException, IOException {
        List<String> downstreams = IntStream.range(0, DOWNSTREAMS)
                .mapToObj(number -> "owner" + number + "/repository")
                .toList();
        try (Field field = new Field(downstreams.toArray(String[]::new))) {
            field.github().latency(Duration.ofMillis(200));
            Map<String, String> settings = new HashMap<>(field.settings());
            settings.put("MAX_DISPATCH_WORKERS", Integer.toString(WORKERS));
            try (KilledRelay relay = new KilledRelay(settings)) {
                field.deliver(relay.webhook(), "d1", "opened", 1);
                Soon.holds("the fan-out is under way", () -> asked(field) > WORKERS);
                relay.kill();
            }
            assertTrue(field.github().dispatches().size() < DOWNSTREAMS, "it was killed in the middle");

            field.startRelay();
            field.passAllPauses();
            field.awaitAllEnded();

            List<Integer> received = downstreams.stream()
                    .map(downstream -> field.received(downstream).size())
                    .toList();
            assertTrue(received.stream().allMatch(times -> times == 1 || times == 2), received::toString);
            assertTrue(received.stream().filter(times -> times == 2).count() <= WORKERS, received::toString);
        }
    }

    private static int asked(Field field) {
        return field.github().requests(GitHubOperation.DISPATCH).size();
    }
}
