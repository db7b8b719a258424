package crcr.infrastructure.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.recovery.DeliveriesUnreachableException;
import crcr.application.recovery.WebhookDeliveries;
import crcr.application.recovery.WebhookDeliveries.Page;
import crcr.application.recovery.WebhookDeliveries.RedeliveryAnswer;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.recovery.DeliveryAttempt;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of deliveries and the wish for another attempt, over HTTP. */
final class HookDeliveriesTest extends AgainstSimulator {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1/github/webhook");

    private final WebhookDeliveries deliveries = gitHub.webhookDeliveries();

    private void miss(String event, String guid, String body) throws InterruptedException {
        assertThrows(
                IOException.class,
                () -> simulator.sendWebhook(NOBODY, "secret", event, guid, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void answerTheListWith(Map<String, String> headers, String body) {
        simulator.failNext(1, GitHubOperation.DELIVERIES, new GitHubFault.CannedAnswer(200, headers, body));
    }

    private String refusalOfTheList() {
        return String.valueOf(
                assertThrows(DeliveriesUnreachableException.class, () -> deliveries.page(Optional.empty()))
                        .getMessage());
    }

    @Test
    void anAttemptIsReadAsGitHubListsIt() throws InterruptedException {
        miss("pull_request", "g1", "{\"action\":\"opened\"}");

        assertEquals(
                new Page(
                        List.of(new DeliveryAttempt(
                                "9007199254740993",
                                new DeliveryId("g1"),
                                clock.instant(),
                                false,
                                false,
                                "pull_request",
                                Optional.of("opened"))),
                        Optional.empty()),
                deliveries.page(Optional.empty()));
    }

    @Test
    void anEventWithoutAnActionHasNone() throws InterruptedException {
        miss("push", "g1", "{}");

        assertEquals(
                Optional.empty(),
                deliveries.page(Optional.empty()).attempts().getFirst().action());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299})
    void anAnswer2xxIsASuccess(int status) {
        answerTheListWith(Map.of(), entry(Integer.toString(status)));

        assertTrue(deliveries.page(Optional.empty()).attempts().getFirst().succeeded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "null", "199", "302", "404", "502", "2000"})
    void everythingElseIsAFailure(String status) {
        answerTheListWith(Map.of(), entry(status));

        assertTrue(!deliveries.page(Optional.empty()).attempts().getFirst().succeeded());
    }

    private static String entry(String status) {
        return "[{\"id\":1,\"guid\":\"g\",\"delivered_at\":\"2026-11-20T11:00:00Z\",\"redelivery\":false,"
                + "\"status_code\":" + status + ",\"event\":\"push\",\"action\":null}]";
    }

    @Test
    void theListIsFollowedOverItsPages() throws InterruptedException {
        simulator.webhookAttemptsAPage(2);
        for (int number = 1; number <= 5; number++) {
            miss("push", "g" + number, "{}");
        }

        List<String> read = new ArrayList<>();
        Optional<String> from = Optional.empty();
        do {
            Page page = deliveries.page(from);
            page.attempts().forEach(attempt -> read.add(attempt.delivery().value()));
            from = page.next();
        } while (from.isPresent());

        assertEquals(List.of("g5", "g4", "g3", "g2", "g1"), read);
        assertEquals(3, count(GitHubOperation.DELIVERIES));
        assertTrue(simulator.requests(GitHubOperation.DELIVERIES).stream()
                .map(request -> request.parameter("per_page"))
                .allMatch("100"::equals));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://evil.example.org/app/hook/deliveries?cursor=v1_1>; rel=\"next\"",
                "<http://127.0.0.1:1/app/hook/deliveries?cursor=v1_1>; rel=\"next\"",
                "<//evil.example.org/app/hook/deliveries?cursor=v1_1>; rel=\"next\"",
                "</app/hook/deliveries?cursor=v1_1>; rel=\"next\"",
                "<not an address>; rel=\"next\""
            })
    void aLinkThatLeadsElsewhereIsRefused(String link) {
        answerTheListWith(Map.of("Link", link), "[]");

        assertTrue(refusalOfTheList().contains("link to the next page"));
        assertEquals(1, simulator.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?per_page=100", "?cursor=", "?cursor=%zz", "?cursor=a%0d%0ab"})
    void aLinkWithoutAUsableCursorIsRefused(String query) {
        answerTheListWith(
                Map.of("Link", "<" + simulator.apiUrl() + "/app/hook/deliveries" + query + ">; rel=\"next\""), "[]");

        assertTrue(refusalOfTheList().contains("link to the next page"));
    }

    @Test
    void nothingButTheCursorIsTakenFromALink() {
        answerTheListWith(
                Map.of(
                        "Link",
                        "<" + simulator.apiUrl() + "/elsewhere?cursor=v1_%2F%3F&per_page=1>; rel=\"next\", <"
                                + simulator.apiUrl() + ">; rel=\"prev\""),
                "[]");

        Optional<String> next = deliveries.page(Optional.empty()).next();
        deliveries.page(next.map(_ -> "v1_9"));

        assertEquals(Optional.of("v1_/?"), next);
        GitHubRequest second = simulator.requests().get(1);
        assertEquals("100", second.parameter("per_page"));
        assertEquals("v1_9", second.parameter("cursor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "[{}]",
                "[1]",
                "[{\"id\":\"1\",\"guid\":\"g\",\"delivered_at\":\"2026-11-20T11:00:00Z\",\"event\":\"push\"}]",
                "[{\"id\":1,\"guid\":\"/\",\"delivered_at\":\"2026-11-20T11:00:00Z\",\"event\":\"push\"}]",
                "[{\"id\":1,\"guid\":\"g\",\"delivered_at\":\"yesterday\",\"event\":\"push\"}]",
                "[{\"id\":1,\"guid\":\"g\",\"delivered_at\":\"2026-11-20T11:00:00Z\",\"event\":null}]"
            })
    void aListThatCannotBeReadIsAnOutageAndNotEmpty(String body) {
        answerTheListWith(Map.of(), body);

        assertTrue(refusalOfTheList().contains("list of webhook deliveries"));
    }

    @Test
    void aListBeyondTheLimitsOfJsonIsAnOutage() {
        for (String body : List.of("[".repeat(101) + "]".repeat(101), "[{\"id\":" + "1".repeat(101) + "}]")) {
            answerTheListWith(Map.of(), body);

            assertTrue(refusalOfTheList().contains("is not valid JSON"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 429, 500, 502})
    void aListThatCannotBeHadIsAnOutage(int status) {
        simulator.failNext(1, GitHubOperation.DELIVERIES, GitHubFault.error(status, "no"));

        assertTrue(refusalOfTheList().contains("cannot be had"));
    }

    @Test
    void aConnectionThatBreaksIsAnOutage() {
        // The HTTP client tries a GET again by itself.
        simulator.failNext(10, GitHubOperation.DELIVERIES, new GitHubFault.Reset());

        assertTrue(refusalOfTheList().contains("did not answer"));
    }

    @Test
    void anAttemptIsRepeatedWhenItIsAskedFor() throws InterruptedException {
        miss("push", "g1", "{}");

        assertEquals(new RedeliveryAnswer.Promised(), deliveries.redeliver("9007199254740993"));
    }

    @Test
    void whatGitHubDoesNotRepeatIsRefusedInItsWords() throws InterruptedException {
        miss("push", "g1", "{}");
        simulator.ageWebhookAttempts(Duration.ofDays(4));

        assertEquals(new RedeliveryAnswer.Refused(404, "Not Found"), deliveries.redeliver("1"));
        assertEquals(
                422,
                assertInstanceOf(RedeliveryAnswer.Refused.class, deliveries.redeliver("9007199254740993"))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 502})
    void aWishThatIsNotHeardIsAnOutage(int status) {
        simulator.failNext(1, GitHubOperation.REDELIVERY, GitHubFault.error(status, "no"));

        assertThrows(DeliveriesUnreachableException.class, () -> deliveries.redeliver("1"));
    }

    @Test
    void bothCallsAreTheAppsOwn() throws InterruptedException {
        miss("push", "g1", "{}");
        deliveries.page(Optional.empty());
        deliveries.redeliver("9007199254740993");

        assertEquals(List.of(GitHubOperation.DELIVERIES, GitHubOperation.REDELIVERY), operations());
        assertTrue(simulator.requests().stream()
                .allMatch(request -> request.bearer().split("\\.").length == 3));
    }
}
