package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.CONTENTS;
import static crcr.lab.simulator.github.GitHubOperation.INSTALLATION;
import static crcr.lab.simulator.github.GitHubOperation.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.document.DocumentUnreachableException;
import crcr.application.document.FetchDocument;
import crcr.application.document.FetchDocument.Fetched;
import crcr.application.operator.Setting;
import crcr.infrastructure.github.contents.BlobUrl;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentsDocumentTest extends AgainstSimulator {
    private static final String TEXT = "L1:\n  - org/répo 𝄞\n";

    @BeforeEach
    void install() {
        simulator.install("org/config");
        simulator.putFile("org/config", "main", "ci/allowlist.yaml", TEXT);
    }

    @Test
    void aDocumentIsReadWithItsVersion() {
        Fetched.Document document = read(Optional.empty());

        assertEquals(TEXT, document.text());
        assertTrue(document.version().isPresent());
        assertEquals(List.of(INSTALLATION, TOKEN, CONTENTS), operations());
    }

    @Test
    void aKnownVersionIsReadAgainOnlyOnceItHasChanged() {
        Optional<String> known = read(Optional.empty()).version();
        assertEquals(new Fetched.Unchanged(), allowlist().fetch(known));

        simulator.putFile("org/config", "main", "ci/allowlist.yaml", "L1: []");
        Fetched.Document changed = read(known);
        assertEquals("L1: []", changed.text());
        assertNotEquals(known, changed.version());
        assertEquals(5, simulator.requests().size());
    }

    @Test
    void readingAsksForNoMoreThanToRead() {
        read(Optional.empty());

        assertEquals(
                "{\"repositories\":[\"config\"],\"permissions\":{\"contents\":\"read\"}}",
                text(simulator.requests(TOKEN).getFirst()));
    }

    @Test
    void dispatchingToTheSameRepositoryHasATokenOfItsOwn() {
        read(Optional.empty());
        send("org/config");

        assertEquals(1, count(INSTALLATION));
        assertEquals(2, count(TOKEN));
        assertEquals(1, simulator.dispatches().size());
    }

    @Test
    void unusualNamesReachGitHubAsTheyAre() {
        simulator.putFile("org/config", "release/1.0 & more", "a b/ü+c%/#d?.yaml", "odd");
        FetchDocument odd = gitHub.contents(
                url("/org/config/blob/release%2F1.0%20&%20more/a%20b/%C3%BC+c%25/%23d%3F.yaml"), Setting.ALLOWLIST_URL);

        assertEquals(
                "odd",
                assertInstanceOf(Fetched.Document.class, odd.fetch(Optional.empty()))
                        .text());
        GitHubRequest request = simulator.requests(CONTENTS).getFirst();
        assertEquals("a b/ü+c%/#d?.yaml", request.parameter("path"));
        assertEquals("release/1.0 & more", request.parameter("ref"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, not even a fresh token is accepted",
        "403, check that the GitHub App may read contents",
        "404, 'check the file, the ref, and that the GitHub App may read this repository'",
        "429, rate limit",
        "500, GitHub answered 500 no"
    })
    void whatGoesWrongIsToldWithAdvice(int status, String words) {
        simulator.failNext(2, CONTENTS, GitHubFault.error(status, "no"));

        String message = unreachable();
        assertTrue(message.startsWith("cannot read ci/allowlist.yaml at main of org/config: "), message);
        assertTrue(message.contains(words), message);
    }

    @Test
    void aConnectionThatBreaksIsNoEmptyDocument() {
        simulator.failNext(10, CONTENTS, new GitHubFault.Reset());

        assertTrue(unreachable().contains("GitHub did not answer a call (contents)"));
    }

    @Test
    void aRevokedTokenIsReplaced() {
        Optional<String> known = read(Optional.empty()).version();
        simulator.revokeTokens();

        assertEquals(new Fetched.Unchanged(), allowlist().fetch(known));
    }

    @Test
    void anUnchangedAnswerToAnUnconditionalQuestionIsNoSuccess() {
        simulator.failNext(1, CONTENTS, new GitHubFault.CannedAnswer(304, Map.of(), ""));

        assertTrue(unreachable().contains("304"));
    }

    @Test
    void anInterruptIsNotLost() {
        Thread.currentThread().interrupt();
        String message = unreachable();

        assertTrue(Thread.interrupted());
        assertTrue(message.endsWith("interrupted"), message);
    }

    private Fetched.Document read(Optional<String> known) {
        return assertInstanceOf(Fetched.Document.class, allowlist().fetch(known));
    }

    private String unreachable() {
        DocumentUnreachableException thrown = assertThrows(
                DocumentUnreachableException.class, () -> allowlist().fetch(Optional.empty()));
        return String.valueOf(thrown.getMessage());
    }

    private FetchDocument allowlist() {
        return gitHub.contents(url("/org/config/blob/main/ci/allowlist.yaml"), Setting.ALLOWLIST_URL);
    }

    private BlobUrl url(String path) {
        return assertInstanceOf(
                        BlobUrl.BlobUrlReading.Valid.class,
                        BlobUrl.parse(simulator.apiUrl() + path, simulator.apiUrl()))
                .url();
    }
}
