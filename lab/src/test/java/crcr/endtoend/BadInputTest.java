package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private final World world = World.start();
    private final String delivery = world.relayedEvent();
    private final String goodReport = Reports.inProgress(delivery).toString();
    private final RelayAnswer answerToGoodWebhook =
            world.send(Webhook.of("pull_request", Webhook.newDelivery(), Payloads.utf8(Payloads.smallPullRequest())));
    private final RelayAnswer answerToGoodReport = world.report(Surroundings.BETA, Reports.inProgress(delivery));
    private final Map<String, byte[]> webhooks =
            BadBodies.of(Payloads.smallPullRequest().toString());
    private final Map<String, byte[]> reports = BadBodies.of(goodReport);
    private final int records = world.hud().requests();
    private final Map<String, String> before = StoreContents.now();

    @AfterAll
    void end() {
        world.close();
    }

    Stream<String> kinds() {
        return webhooks.keySet().stream();
    }

    private static byte[] body(Map<String, byte[]> bodies, String kind) {
        return bodies.getOrDefault(kind, new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aSignedWebhookIsRefusedWithoutATraceThatIs(String kind) {
        RelayAnswer answer = world.send(Webhook.of("pull_request", Webhook.newDelivery(), body(webhooks, kind)));
        answer.assertRefused(400);
        assertTrue(answer.body().length() < 1_000, answer.body());
        assertEquals(before, StoreContents.now());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aCallbackWithAGoodTokenIsRefusedWithoutATraceThatIs(String kind) {
        RelayAnswer answer = world.report(Surroundings.ALPHA, body(reports, kind));
        answer.assertRefused(kind.equals("a string of 3 MB") ? 413 : 400);
        assertTrue(answer.body().length() < 1_000, answer.body());
        assertEquals(before, StoreContents.now());
        assertEquals(records, world.hud().requests());
    }

    @Test
    void whatTheBadBodiesWereMadeOfIsGood() {
        answerToGoodWebhook.assertTaken(202);
        answerToGoodReport.assertTaken(200);
    }
}
