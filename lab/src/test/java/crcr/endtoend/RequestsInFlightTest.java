package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.Race;
import crcr.fixture.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Each endpoint takes so many requests at a time, and refuses the others before it looks at them; unless somebody keeps
 * his place by sending slowly.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsInFlightTest {
    private static final int MOST = 256;
    // On a busy machine they may come so slowly that there is room for all.
    private static final int ROUNDS = 10;
    private static final String CALLBACK = "/github/callback";
    private static final String WEBHOOK = "/github/webhook";
    private static final String HELD = "crcr_oidc_signature_checks_total{outcome=\"held\"}";
    private static final Map<String, String> ANY_SIGNATURE =
            Map.of(Webhook.SIGNATURE, "sha256=" + "0".repeat(64), "Content-Length", "1000");

    private final World world = World.start();
    private final String delivery = world.relayedEvent();

    // The keys of the issuer are fetched by the first who calls.
    @BeforeAll
    void makeKnown() {
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
    }

    @AfterAll
    void end() {
        world.close();
    }

    /**
     * Fills it with requests that do not end; when the others come, the body of the first one is waited for already.
     */
    private List<Unfinished> fill(String path, Map<String, String> headers, BooleanSupplier isFirstWaitedFor) {
        List<Unfinished> requests = new ArrayList<>();
        requests.add(Unfinished.post(world, path, headers, "{"));
        awaitInFlight(path, 1);
        Eventually.holds("its body is waited for", isFirstWaitedFor);
        while (requests.size() < MOST) {
            requests.add(Unfinished.post(world, path, headers, "{"));
        }
        awaitInFlight(path, MOST);
        return requests;
    }

    private void awaitInFlight(String path, int number) {
        Eventually.holds(number + " are in flight at " + path, () -> inFlight(path) == number);
    }

    private double inFlight(String path) {
        return Measured.at(world, "crcr_intake_requests{endpoint=\"" + path.substring("/github/".length()) + "\"}");
    }

    private double refused() {
        return Measured.at(world, "crcr_rate_limited_total{scope=\"process\"}");
    }

    @Test
    void callbacksBeyondThatAreRefusedBeforeAnyCryptography() throws InterruptedException {
        double checkedBefore = Measured.at(world, HELD);
        double refusedBefore = refused();

        // An admitted request stays until the relay gives the store up.
        world.store().stall();
        List<RelayAnswer> answers = new ArrayList<>();
        for (int round = 0; round < ROUNDS && refusedForWantOfRoom(answers) == 0; round++) {
            answers.addAll(Race.of(2 * MOST, _ -> world.report(Surroundings.ALPHA, Reports.inProgress(delivery))));
        }
        world.store().mend();

        answers.forEach(answer -> answer.assertRefusedForNow(503));
        long beyond = refusedForWantOfRoom(answers);
        assertTrue(beyond > 0);
        assertEquals(refusedBefore + beyond, refused());
        assertEquals(checkedBefore + answers.size() - beyond, Measured.at(world, HELD));
        Eventually.get(
                        "there is room again",
                        () -> taken(world.report(Surroundings.BETA, Reports.inProgress(delivery))))
                .assertTaken(200);
    }

    @Test
    void callbacksThatComeSlowlyGiveWayToOthersAndWebhooksAreTakenAllTheWhile() {
        String event = world.relayedEvent();
        String token = world.token(Surroundings.ALPHA).compact();
        double checkedBefore = Measured.at(world, HELD);
        List<Unfinished> slow = fill(
                CALLBACK,
                Map.of("Authorization", "Bearer " + token, "Content-Length", "1000"),
                () -> Measured.at(world, HELD) > checkedBefore);

        world.send(Payloads.openedPullRequest()).assertTaken(202);
        Eventually.get("there is room", () -> taken(world.report(Surroundings.BETA, Reports.inProgress(event))))
                .assertTaken(200);
        assertFirstGaveWay(CALLBACK, slow);
    }

    @Test
    void webhooksThatComeSlowlyGiveWayToOthersAndCallbacksAreTakenAllTheWhile() {
        List<Unfinished> slow = fill(WEBHOOK, ANY_SIGNATURE, () -> true);

        world.report(Surroundings.DELTA, Reports.inProgress(delivery)).assertTaken(200);
        Eventually.get("there is room", () -> taken(world.send(Payloads.openedPullRequest())))
                .assertTaken(202);
        assertFirstGaveWay(WEBHOOK, slow);
    }

    private static long refusedForWantOfRoom(List<RelayAnswer> answers) {
        return answers.stream()
                .filter(answer -> answer.detail().contains("too many requests"))
                .count();
    }

    private static Optional<RelayAnswer> taken(RelayAnswer answer) {
        return answer.status() == 503 ? Optional.empty() : Optional.of(answer);
    }

    private void assertFirstGaveWay(String path, List<Unfinished> slow) {
        slow.getFirst().awaitEnd();
        assertTrue(inFlight(path) > MOST / 2, "the others keep their places");
        slow.forEach(Unfinished::close);
        awaitInFlight(path, 0);
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
}
