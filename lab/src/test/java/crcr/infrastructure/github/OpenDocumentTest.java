package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.CONTENTS;
import static crcr.lab.simulator.github.GitHubOperation.INSTALLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.document.DocumentUnreachableException;
import crcr.application.document.FetchDocument;
import crcr.application.document.FetchDocument.Fetched;
import crcr.application.operator.Setting;
import crcr.infrastructure.github.contents.BlobUrl;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import crcr.lab.simulator.github.GitHubFault;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An allowlist in a public repository on which the App is not installed. */
class OpenDocumentTest extends AgainstSimulator {
    private static final String TEXT = "L1: [org/one]";
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final FetchDocument publicFile = gitHub.contents(
            assertInstanceOf(
                            BlobUrl.BlobUrlReading.Valid.class,
                            BlobUrl.parse(
                                    simulator.apiUrl() + "/pytorch/test-infra/blob/main/allowlist.yml",
                                    simulator.apiUrl()))
                    .url(),
            Setting.ALLOWLIST_URL);

    @BeforeEach
    void publish() {
        simulator.makePublic("pytorch/test-infra");
        simulator.putFile("pytorch/test-infra", "main", "allowlist.yml", TEXT);
    }

    private Fetched.Document read(Optional<String> known) {
        return assertInstanceOf(Fetched.Document.class, publicFile.fetch(known));
    }

    private String unreachable() {
        return String.valueOf(
                assertThrows(DocumentUnreachableException.class, () -> publicFile.fetch(Optional.of("known")))
                        .getMessage());
    }

    @Test
    void itIsReadWithoutAToken() {
        Fetched.Document document = read(Optional.empty());

        assertEquals(TEXT, document.text());
        assertEquals(List.of(INSTALLATION, CONTENTS), operations());
        assertFalse(simulator.requests(CONTENTS).getFirst().headers().containsKey("authorization"));
        assertEquals(
                Optional.of("the GitHub App is not installed on pytorch/test-infra, so the file is read without a"
                        + " token, every 5 minutes at most"),
                document.note());
    }

    @Test
    void itIsReadEveryFiveMinutesAtMostAndConditionally() {
        Optional<String> known = read(Optional.empty()).version();
        clock.pass(FIVE_MINUTES.minusMillis(1));
        assertEquals(new Fetched.NotAsked(), publicFile.fetch(known));
        assertEquals(1, count(CONTENTS));

        clock.pass(Duration.ofMillis(1));
        assertEquals(new Fetched.Unchanged(), publicFile.fetch(known));
        assertEquals(2, count(CONTENTS));
        assertEquals(new Fetched.NotAsked(), publicFile.fetch(known));

        simulator.putFile("pytorch/test-infra", "main", "allowlist.yml", "L1: []");
        clock.pass(FIVE_MINUTES);
        assertEquals("L1: []", read(known).text());
    }

    @Test
    void onceTheAppIsInstalledItIsReadWithATokenAtOnce() {
        Optional<String> known = read(Optional.empty()).version();
        simulator.install("pytorch/test-infra");

        assertEquals(new Fetched.Unchanged(), publicFile.fetch(known));
        assertEquals(Optional.empty(), read(Optional.empty()).note());
        assertEquals(3, count(CONTENTS));
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeThePauseLonger() {
        read(Optional.empty());
        clock.pass(Duration.ofSeconds(-30));

        assertEquals(TEXT, read(Optional.empty()).text());
    }

    @Test
    void whatOthersUsedUpIsReportedInWordsAndWaitedFor() throws Exception {
        for (int call = 0; call < 60; call++) {
            assertEquals(200, anybodysCall().status());
        }
        assertEquals(403, anybodysCall().status());

        String message = unreachable();
        assertTrue(
                message.startsWith("cannot read allowlist.yml at main of pytorch/test-infra: the GitHub App is not"
                        + " installed on pytorch/test-infra, so the file is read without a token, every 5 minutes at"
                        + " most: GitHub's rate limit is used up: it answered 403 API rate limit exceeded"),
                message);
        assertTrue(
                message.endsWith("; without a token there are 60 calls an hour for all who share this address; it is"
                        + " asked again at 2026-11-20T13:00:01Z"),
                message);
        clock.pass(Duration.ofMinutes(59));
        assertEquals(new Fetched.NotAsked(), publicFile.fetch(Optional.empty()));
        clock.pass(Duration.ofSeconds(61));
        assertEquals(TEXT, read(Optional.empty()).text());
    }

    private WholeResponse anybodysCall() throws Exception {
        URI file = simulator.apiUrl().resolve("/repos/pytorch/test-infra/contents/allowlist.yml?ref=main");
        return http.send(
                HttpRequest.newBuilder(file)
                        .header("User-Agent", "anybody")
                        .header("Accept", "application/vnd.github.raw+json")
                        .build(),
                Duration.ofSeconds(60),
                10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "301, let ALLOWLIST_URL name it as it is called now",
        "401, this GitHub shows nothing without a token: install the App there",
        "403, GitHub answered 403 no",
        "404, 'if the repository is not public, install the App there; else check the file and the ref'",
        "500, GitHub answered 500 no"
    })
    void whatGoesWrongIsReportedWithAdviceAndNotTriedAgainBefore(int status, String words) {
        simulator.failNext(2, CONTENTS, GitHubFault.error(status, "no"));

        String message = unreachable();
        assertTrue(message.contains(words), message);
        assertTrue(message.endsWith("; it is asked again at 2026-11-20T12:05:00Z"), message);
        assertEquals(new Fetched.NotAsked(), publicFile.fetch(Optional.empty()));
        clock.pass(FIVE_MINUTES);
        unreachable();
        assertEquals(2, count(CONTENTS));
    }

    @Test
    void aShortPauseThatGitHubAsksForIsWithinTheUsualOne() {
        simulator.failNext(
                1,
                CONTENTS,
                new GitHubFault.CannedAnswer(429, Map.of("Retry-After", "7"), "{\"message\":\"slow down\"}"));

        assertTrue(unreachable().endsWith("; it is asked again at 2026-11-20T12:05:00Z"));
    }

    @Test
    void whatIsNotPublicIsNotFound() {
        FetchDocument secret = gitHub.contents(
                assertInstanceOf(
                                BlobUrl.BlobUrlReading.Valid.class,
                                BlobUrl.parse(simulator.apiUrl() + "/org/secret/blob/main/a.yml", simulator.apiUrl()))
                        .url(),
                Setting.ALLOWLIST_URL);
        simulator.putFile("org/secret", "main", "a.yml", TEXT);

        DocumentUnreachableException thrown =
                assertThrows(DocumentUnreachableException.class, () -> secret.fetch(Optional.empty()));
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("GitHub answered 404 Not Found; if the repository is not"),
                thrown::toString);
    }

    @Test
    void anInterruptIsNotLost() {
        read(Optional.empty());
        Thread.currentThread().interrupt();

        assertTrue(unreachable().endsWith("interrupted"));
        assertTrue(Thread.interrupted());
    }
}
