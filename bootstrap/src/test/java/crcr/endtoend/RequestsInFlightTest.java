package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each endpoint takes so many requests at a time, and refuses the others before it looks at them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsInFlightTest {
    private static final int MOST = 256;
    private static final String CALLBACK = "/github/callback";
    private static final String WEBHOOK = "/github/webhook";
    private static final Map<String, String> ANY_SIGNATURE =
            Map.of(Webhook.SIGNATURE, "sha256=" + "0".repeat(64), "Content-Length", "1000");

    private final World world = World.start();
    private final String delivery = world.relayedEvent();

    @AfterAll
    void end() {
        world.close();
    }

    private List<Unfinished> fill(String path, Map<String, String> headers) {
        List<Unfinished> requests = new ArrayList<>();
        for (int number = 0; number < MOST; number++) {
            requests.add(Unfinished.post(world, path, headers, "{"));
        }
        awaitInFlight(path, MOST);
        return requests;
    }

    private void awaitInFlight(String path, int number) {
        String series = "crcr_intake_requests{endpoint=\"" + path.substring("/github/".length()) + "\"}";
        Eventually.holds(number + " are in flight at " + path, () -> Measured.at(world, series) == number);
    }

    private double refused() {
        return Measured.at(world, "crcr_rate_limited_total{scope=\"process\"}");
    }

    @Test
    void callbacksBeyondThatAreRefusedBeforeAnyCryptographyAndWebhooksAreTaken() {
        String token = world.token(Surroundings.ALPHA).compact();
        String held = "crcr_oidc_signature_checks_total{outcome=\"held\"}";
        double checked = MOST + Measured.at(world, held);
        List<Unfinished> slow = fill(CALLBACK, Map.of("Authorization", "Bearer " + token, "Content-Length", "1000"));
        // They have their places before their tokens are looked at.
        Eventually.holds("the signatures of the slow are checked", () -> Measured.at(world, held) == checked);
        double before = refused();

        world.report(Surroundings.BETA, Reports.inProgress(delivery)).assertRefusedForNow(503);
        world.http()
                .report(world.atPublicPort(CALLBACK), "garbage", new byte[0])
                .assertRefusedForNow(503);
        assertEquals(checked, Measured.at(world, held));
        assertEquals(before + 2, refused());
        world.send(Payloads.openedPullRequest()).assertTaken(202);

        slow.forEach(Unfinished::close);
        awaitInFlight(CALLBACK, 0);
        world.report(Surroundings.BETA, Reports.inProgress(delivery)).assertTaken(200);
    }

    @Test
    void webhooksBeyondThatAreRefusedForNowAndCallbacksAreTaken() {
        List<Unfinished> slow = fill(WEBHOOK, ANY_SIGNATURE);

        world.send(Payloads.openedPullRequest()).assertRefusedForNow(503);
        world.report(Surroundings.DELTA, Reports.inProgress(delivery)).assertTaken(200);

        slow.forEach(Unfinished::close);
        awaitInFlight(WEBHOOK, 0);
        world.send(Payloads.openedPullRequest()).assertTaken(202);
    }

    @Test
    void slowCallersThatAreNotKnownTakeNobodysPlace() {
        List<Unfinished> slow = new ArrayList<>();
        for (int number = 0; number < MOST; number++) {
            slow.add(Unfinished.post(world, CALLBACK, Map.of("Content-Length", "1000"), "{"));
        }
        slow.forEach(request -> assertTrue(Set.of(401, 429).contains(request.status())));

        world.report(Surroundings.NPU, Reports.inProgress(delivery)).assertTaken(200);
        slow.forEach(Unfinished::close);
    }

    @Test
    void whoeverFallsSilentLosesHisPlace() {
        try (Unfinished silent = Unfinished.post(world, WEBHOOK, ANY_SIGNATURE, "{")) {
            awaitInFlight(WEBHOOK, 1);
            silent.awaitEnd();
            awaitInFlight(WEBHOOK, 0);
        }
    }

    @Test
    void aWebhookWithoutASignatureIsRefusedUnread() {
        try (Unfinished unsigned = Unfinished.post(world, WEBHOOK, Map.of("Content-Length", "1000"), "{")) {
            assertEquals(401, unsigned.status());
        }
    }

    @Test
    void fewBodiesOfUnknownLengthAreReadAtATimeAndTheOthersHaveRoom() {
        Map<String, String> headers =
                Map.of(Webhook.SIGNATURE, "sha256=" + "0".repeat(64), "Transfer-Encoding", "chunked");
        List<Unfinished> reading = List.of(
                Unfinished.post(world, WEBHOOK, headers, "ffffff\r\n{"),
                Unfinished.post(world, WEBHOOK, headers, "ffffff\r\n{"));
        awaitInFlight(WEBHOOK, 2);

        try (Unfinished third = Unfinished.post(world, WEBHOOK, headers, "ffffff\r\n{")) {
            assertEquals(503, third.status());
        }
        world.send(Payloads.openedPullRequest()).assertTaken(202);

        reading.forEach(Unfinished::close);
        awaitInFlight(WEBHOOK, 0);
    }
}
