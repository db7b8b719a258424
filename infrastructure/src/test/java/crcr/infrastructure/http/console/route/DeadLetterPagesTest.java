package crcr.infrastructure.http.console.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import crcr.application.outbox.QueueName;
import crcr.infrastructure.shared.json.StrictJson;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class DeadLetterPagesTest {
    private static final String HOSTILE = "<script>alert(1)</script>\" onload='x' javascript:alert(1)";

    private final ShownConsole console = ShownConsole.open();

    @AfterEach
    void close() {
        console.close();
    }

    private void die(String delivery, String downstream, String reason) {
        console.store().targetRecords().dead(console.scene().begin(delivery, downstream), reason);
    }

    private List<String> dead() {
        return console
                .store()
                .deadLetters(new QueueName("dispatch"))
                .died(Instant.EPOCH, Instant.now().plusSeconds(60), 100)
                .stream()
                .map(letter -> letter.id())
                .sorted()
                .toList();
    }

    @Test
    void showsWhatWasGivenUpAndOnlyToWhoIsSignedIn() throws Exception {
        die("d-1", "a/one", "404 Not Found");

        HttpResponse<String> page = console.get("reader", "/dead-letters");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("404 Not Found"), page::body);
        assertTrue(page.body().contains("href=\"/deliveries/d-1\""), page::body);
        assertFalse(page.body().contains("<button>Retry"), "a reader is offered no change");
        assertEquals(Optional.of("Accept"), page.headers().firstValue("vary"));
        assertEquals(303, console.get("stranger", "/dead-letters").statusCode());
        assertEquals(401, console.json("stranger", "/dead-letters").statusCode());
        var json = StrictJson.tree(console.json("reader", "/dead-letters").body());
        assertEquals("d-1:a/one", json.at("/letters/0/id").asText());
        assertEquals("a/one", json.at("/letters/0/downstream").asText());
        assertEquals(
                1, json.at("/queues/0/dead").asInt() + json.at("/queues/1/dead").asInt());
        assertTrue(Instant.parse(json.at("/letters/0/died").asText()).isAfter(Instant.EPOCH));
    }

    @Test
    void somebodyElsesWordsStayText() {
        die("d-1", "a/one", HOSTILE);

        String html = console.get("admin", "/dead-letters").body();

        assertFalse(html.contains("<script"), html);
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
        assertTrue(html.contains("Ada &lt;b&gt;"), html);
    }

    @Test
    void sortsFiltersAndRefusesOtherWords() {
        die("d-1", "b/two", "x");
        die("d-2", "a/one", "x");

        String forwards = console.get("reader", "/dead-letters?sort=downstream").body();
        String backwards =
                console.get("reader", "/dead-letters?sort=-downstream").body();

        assertTrue(forwards.indexOf("a/one") < forwards.indexOf("b/two"), forwards);
        assertTrue(backwards.indexOf("a/one") > backwards.indexOf("b/two"), backwards);
        assertTrue(forwards.contains("aria-sort=\"ascending\""), forwards);
        assertTrue(console.get("reader", "/dead-letters?queue=hud").body().contains("There are none."));
        for (String query :
                List.of("sort=color", "queue=x", "page=0", "page=x", "nothing=1", "refresh=1", "done=you-win")) {
            HttpResponse<String> refused = console.get("reader", "/dead-letters?" + query);
            assertEquals(400, refused.statusCode(), query);
            assertTrue(refused.body().contains("<h1>"), refused::body);
        }
        assertEquals(400, console.json("reader", "/dead-letters?sort=color").statusCode());
        assertEquals(
                Optional.of("application/problem+json"),
                console.json("reader", "/dead-letters?sort=color").headers().firstValue("content-type"));
    }

    @Test
    void refreshesOnlyIfAskedToAndKeepsThatInLinks() {
        HttpResponse<String> page = console.get("reader", "/dead-letters?refresh=30");

        assertEquals(Optional.of("30"), page.headers().firstValue("refresh"));
        assertTrue(page.body().contains("href=\"/allowlist?refresh=30\""), page::body);
        assertEquals(
                Optional.empty(),
                console.get("reader", "/dead-letters").headers().firstValue("refresh"));
    }

    @Test
    void retriesThoseThatWereChosenAfterAQuestion() {
        die("d-1", "a/one", "x");
        die("d-2", "a/one", "x");
        die("d-3", "a/one", "x");

        String question = console.get("admin", "/dead-letters/retry?pick=dispatch:d-1:a/one&pick=dispatch:d-3:a/one")
                .body();
        assertTrue(question.contains("Retry 2 dead letters?"), question);
        assertTrue(question.contains("value=\"dispatch:d-1:a/one\""), question);
        assertEquals(3, dead().size(), "asking changes nothing");
        HttpResponse<String> done;
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(DeadLetterChanges.class);
        logger.addAppender(log);
        try {
            done = console.post(
                    "admin",
                    "/dead-letters/retry",
                    Map.of("pick0", "dispatch:d-1:a/one", "pick1", "dispatch:d-3:a/one"));
        } finally {
            logger.detachAppender(log);
        }

        assertEquals(303, done.statusCode());
        assertEquals(
                Optional.of("/dead-letters?done=retried-2-2"), done.headers().firstValue("location"));
        assertEquals(List.of("d-2:a/one"), dead());
        assertEquals(
                List.of("2 of 2 dead letters retried by Ada <b> (2) through the console"),
                log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        assertTrue(
                console.get("admin", "/dead-letters?done=retried-2-2").body().contains("2 dead letters queued again."));
    }

    @Test
    void dropsAllThatTheQuestionMeantAndNoneThatCameLater() {
        die("d-1", "a/one", "x");
        String question = console.get("admin", "/dead-letters/drop?all=true&queue=dispatch")
                .body();
        assertTrue(question.contains("cannot be undone"), question);
        String until = question.replaceAll("(?s).*name=\"until\" value=\"([^\"]*)\".*", "$1");
        die("d-2", "a/one", "x");

        console.post("admin", "/dead-letters/drop", Map.of("until", until, "queue", "dispatch"));

        assertEquals(List.of("d-2:a/one"), dead());
    }

    @Test
    void aReaderChangesNothing() {
        die("d-1", "a/one", "x");

        assertEquals(403, console.get("reader", "/dead-letters/retry?all=true").statusCode());
        assertEquals(
                403,
                console.post("reader", "/dead-letters/drop", Map.of("pick0", "dispatch:d-1:a/one"))
                        .statusCode());
        assertEquals(1, dead().size());
    }

    @Test
    void aFormThatMeansNothingIsRefused() {
        for (Map<String, String> form : List.of(
                Map.<String, String>of(),
                Map.of("pick0", "nonsense"),
                Map.of("pick0", "nowhere:d-1"),
                Map.of("until", "yesterday"),
                Map.of("until", Instant.now().toString(), "queue", "nowhere"))) {
            assertEquals(400, console.post("admin", "/dead-letters/drop", form).statusCode(), form::toString);
        }
        assertEquals(409, console.get("admin", "/dead-letters/drop").statusCode());
    }
}
