package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.DISPATCH;
import static crcr.lab.simulator.github.GitHubOperation.INSTALLATION;
import static crcr.lab.simulator.github.GitHubOperation.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchFailuresTest extends AgainstSimulator {
    @BeforeEach
    void install() {
        simulator.install("org/repo");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408})
    void whatMayPassIsAFailure(int status) {
        simulator.failNext(1, DISPATCH, GitHubFault.error(status, "try later"));

        assertTrue(failure(send("org/repo")).contains(status + " try later"));
        assertEquals(new DispatchAnswer.Taken(), send("org/repo"));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410, 422, 451})
    void whatWouldBeRefusedAgainIsARefusalInGitHubsWords(int status) {
        simulator.failNext(1, DISPATCH, GitHubFault.error(status, "no such thing"));

        assertEquals(new DispatchAnswer.Refused(status, "no such thing"), send("org/repo"));
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "DISPATCH"})
    void aConnectionThatBreaksIsAFailureAndIsForgotten(GitHubOperation operation) {
        simulator.failNext(1, operation, new GitHubFault.Reset());

        assertTrue(failure(send("org/repo")).contains("did not answer"));
        assertEquals(new DispatchAnswer.Taken(), send("org/repo"));
        assertEquals(
                1,
                meters.get("crcr.github.requests")
                        .tags("operation", operation.name().toLowerCase(Locale.ROOT), "status", "error")
                        .counter()
                        .count());
    }

    @ParameterizedTest
    @EnumSource(names = {"INSTALLATION", "TOKEN", "DISPATCH"})
    void silenceIsAFailureOnceTheTimeIsOver(GitHubOperation operation) {
        GitHub impatient = gitHub(clock, Duration.ofMillis(300));
        simulator.failNext(1, operation, new GitHubFault.Silence());

        assertTrue(failure(send(impatient, "org/repo", "{}")).contains("no complete answer within 300 ms"));
    }

    @Test
    void aGitHubThatIsNotThereIsAFailure() {
        GitHub nowhere = new GitHub(
                http,
                URI.create("http://127.0.0.1:1"),
                simulator.appId(),
                () -> key(simulator.privateKeyPkcs8()),
                clock,
                meters);

        assertTrue(failure(send(nowhere, "org/repo", "{}")).contains("no connection"));
    }

    @Test
    void aPayloadThatCannotBeMadeToFitIsRefusedWithoutACall() {
        DispatchAnswer answer = send(gitHub, "org/repo", "{\"ref\":\"" + "x".repeat(65_535) + "\"}");

        DispatchAnswer.Refused refused = assertInstanceOf(DispatchAnswer.Refused.class, answer);
        assertEquals(422, refused.status());
        assertTrue(refused.message().startsWith("client_payload is too large"), refused.message());
        assertEquals(0, simulator.requests().size());
    }

    @Test
    void aRepositoryWithoutTheAppIsRefusedUntilTheAppIsInstalledThere() {
        DispatchAnswer.Refused refused = assertInstanceOf(DispatchAnswer.Refused.class, send("org/other"));
        assertEquals(404, refused.status());
        assertTrue(refused.message().contains("the GitHub App is not installed on org/other"), refused.message());
        assertEquals(1, simulator.requests().size());

        simulator.install("org/other");
        assertEquals(new DispatchAnswer.Taken(), send("org/other"));
    }

    @Test
    void aRepositoryThatWasRenamedIsRefusedWithAdvice() {
        simulator.failNext(
                1, DISPATCH, new GitHubFault.CannedAnswer(307, Map.of("Location", "https://elsewhere.example/"), ""));

        assertEquals(
                new DispatchAnswer.Refused(
                        307,
                        "the repository was renamed or given to another owner, and its ids are not known, since it has not"
                                + " reported: list it under its present name"),
                send("org/repo"));
    }

    @ParameterizedTest
    @EnumSource(names = {"INSTALLATION", "TOKEN"})
    void anAppThatIsNotAcceptedIsNoRefusalByTheRepository(GitHubOperation operation) {
        simulator.failNext(1, operation, GitHubFault.error(401, "A JSON web token could not be decoded"));

        String cause = failure(send("org/repo"));
        assertTrue(cause.contains("A JSON web token could not be decoded"), cause);
        assertTrue(cause.contains("check the App's id, its private key and this machine's clock"), cause);
    }

    @Test
    void aPermissionThatIsNotGrantedIsRefused() {
        simulator.failNext(
                1, TOKEN, GitHubFault.error(422, "The permissions requested are not granted to this installation."));

        DispatchAnswer.Refused refused = assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
        assertEquals(422, refused.status());
        assertTrue(refused.message().contains("not granted to this installation"), refused.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"id\":\"x\",\"token\":5,\"expires_at\":\"soon\"}"})
    void anAnswerThatMakesNoSenseIsAFailure(String body) {
        simulator.failNext(1, INSTALLATION, new GitHubFault.CannedAnswer(200, Map.of(), body));
        simulator.failNext(1, TOKEN, new GitHubFault.CannedAnswer(201, Map.of(), body));

        assertTrue(failure(send("org/repo")).startsWith("GitHub's answer"));
        assertTrue(failure(send("org/repo")).startsWith("GitHub's answer"));
        assertEquals(new DispatchAnswer.Taken(), send("org/repo"));
    }

    @Test
    void anAnswerThatIsTooLargeIsAFailure() {
        simulator.failNext(1, DISPATCH, new GitHubFault.CannedAnswer(200, Map.of(), "x".repeat(4 * 1024 * 1024 + 1)));

        assertTrue(failure(send("org/repo")).contains("did not answer a call (dispatch)"));
    }

    @Test
    void gitHubsWordsAreOneShortLineWithoutControlCharacters() {
        simulator.failNext(
                1, DISPATCH, GitHubFault.error(422, "Invalid request.\n\n\u001b[31mred\u202e " + "x".repeat(5_000)));

        DispatchAnswer.Refused refused = assertInstanceOf(DispatchAnswer.Refused.class, send("org/repo"));
        assertTrue(refused.message().startsWith("Invalid request. [31mred x"), refused.message());
        assertTrue(refused.message().length() <= 301);
    }

    @Test
    void anInterruptIsAFailureAndIsNotLost() {
        Thread.currentThread().interrupt();
        DispatchAnswer answer = send("org/repo");

        assertTrue(Thread.interrupted());
        assertEquals(new DispatchAnswer.Failed("interrupted"), answer);
        assertEquals(List.of(), simulator.dispatches());
        assertFalse(Thread.currentThread().isInterrupted());
        assertEquals(new DispatchAnswer.Taken(), send("org/repo"));
    }

    private static String failure(DispatchAnswer answer) {
        return assertInstanceOf(DispatchAnswer.Failed.class, answer).cause();
    }
}
