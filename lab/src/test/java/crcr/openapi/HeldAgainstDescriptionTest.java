package crcr.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.domain.delivery.Payload;
import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubCall;
import crcr.lab.simulator.github.GitHubSimulator;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard finds what is not as GitHub describes it: otherwise tests that it watches would prove nothing. */
class HeldAgainstDescriptionTest {
    private static final String DISPATCHES = "/repos/org/a/dispatches";

    private static GitHubCall call(String method, String target, Map<String, String> headers, String body) {
        String[] parts = target.split("\\?", 2);
        String[] query = parts.length == 1 ? new String[0] : parts[1].split("=", 2);
        return new GitHubCall(
                method,
                parts[0],
                query.length == 0 ? Map.of() : Map.of(query[0], query[1]),
                headers,
                new Payload(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static GitHubCall call(String method, String target, String body) {
        return call(
                method,
                target,
                Map.of("accept", "application/vnd.github+json", "content-type", "application/json"),
                body);
    }

    private static List<String> violations(String method, String target, int status, String body) {
        return HeldAgainstDescription.violations(
                call(method, target, ""),
                new GitHubAnswer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | /app | ``",
                "GET  | /repositories/5 | ``",
                "POST | /repositories/5/dispatches | {\"event_type\":\"x\",\"client_payload\":{\"a\":{\"b\":[1]}}}",
                "GET  | /app/hook/deliveries?per_page=100 | ``",
                "GET  | /repos/org/a/contents/x/y%20z.yml?ref=main | ``",
                "POST | /app/installations/1/access_tokens | {\"permissions\":{\"contents\":\"read\"}}",
                "POST | /app/hook/deliveries/5/attempts | ``"
            })
    void whatIsDescribedIsRight(String method, String target, String body) {
        assertEquals(List.of(), HeldAgainstDescription.violations(call(method, target, body)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | /apps | `` | there is no such path",
                "PUT  | /app | `` | the path has no such method",
                "POST | /repos/org/a/dispatches | `` | body: it is required",
                "POST | /repos/org/a/dispatches | { | body: it is not JSON",
                "POST | /repos/org/a/dispatches | {} | body: required property 'event_type' not found",
                "POST | /repos/org/a/dispatches | {\"event_type\":\"x\",\"client_payload\":[]}"
                        + " | body /client_payload: array found, object expected",
                "POST | /app/installations/1/access_tokens | {\"permissions\":{\"contents\":\"all\"}} | body"
                        + " /permissions/contents: does not have a value in the enumeration [\"read\", \"write\"]",
                "POST | /app/installations/1/access_tokens | {\"repository\":\"a\"}"
                        + " | body: property 'repository' is not defined in the schema and the schema does not allow"
                        + " additional properties",
                "POST | /app/installations/one/access_tokens | ``"
                        + " | path parameter installation_id: string found, integer expected",
                "GET  | /app/hook/deliveries?page=2 | `` | query parameter page: there is no such parameter",
                "GET  | /app/hook/deliveries?per_page=all | ``"
                        + " | query parameter per_page: string found, integer expected",
                "GET  | /app | {} | body: there is none of the media type \"application/json\""
            })
    void whatIsNotDescribedIsNamed(String method, String target, String body, String words) {
        assertEquals(
                List.of(method + " " + target.replaceFirst("\\?.*", "") + ": " + words),
                HeldAgainstDescription.violations(call(method, target, body)));
    }

    @Test
    void anAcceptedMediaTypeIsOneThatGitHubHas() {
        assertEquals(List.of(), HeldAgainstDescription.violations(contents("application/vnd.github.raw+json")));
        assertEquals(
                List.of("GET /repos/org/a/contents/x: header Accept: there is no media type \"text/plain\""),
                HeldAgainstDescription.violations(contents("text/plain")));
    }

    @Test
    void anAnswerThatIsNoJsonIsAText() {
        GitHubCall call = call("GET", "/repos/org/a/commits/main", Map.of("accept", "application/vnd.github.sha"), "");
        assertEquals(List.of(), HeldAgainstDescription.violations(call));
        assertEquals(List.of(), HeldAgainstDescription.violations(call, answer("application/vnd.github.sha")));
        assertEquals(
                List.of("GET /repos/org/a/commits/main answered 200: body: it is not JSON"),
                HeldAgainstDescription.violations(call, answer("application/json")));
    }

    private static GitHubAnswer answer(String mediaType) {
        return new GitHubAnswer(200, Map.of("Content-Type", mediaType), "5c0ffee");
    }

    private static GitHubCall contents(String accept) {
        return call("GET", "/repos/org/a/contents/x", Map.of("accept", accept), "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | /app/hook/config | 200 | {\"url\":7} | body /url: integer found, string expected",
                "GET  | /app/hook/config | 200 | {\"uri\":\"x\"} | body: property 'uri' is not defined in the schema"
                        + " and the schema does not allow additional properties",
                "GET  | /app/hook/config | 202 | {} | status: there is no such answer",
                "GET  | /app/hook/config | 404 | {\"message\":5} | body /message: integer found, string expected",
                "POST | /repos/org/a/dispatches | 204 | {} | body: there is none",
                "POST | /app/installations/1/access_tokens | 201 | {\"token\":\"t\"}"
                        + " | body: required property 'expires_at' not found",
                "GET  | /app/hook/config | 200 | { | body: it is not JSON"
            })
    void anAnswerThatIsNotDescribedIsNamed(String method, String path, int status, String body, String words) {
        assertEquals(
                List.of(method + " " + path + " answered " + status + ": " + words),
                violations(method, path, status, body));
    }

    @Test
    void everySimulatorIsWatchedAndTheTestFails() throws IOException, InterruptedException {
        try (GitHubSimulator github = GitHubSimulator.start();
                HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(github.apiUrl().resolve(DISPATCHES))
                            .header("User-Agent", "cross-repo-ci-relay")
                            .build(),
                    BodyHandlers.discarding());
        }
        AssertionError failure = assertThrows(AssertionError.class, CallsAreAsDescribed::check);
        assertEquals(
                "not as GitHub describes its API:\n  GET " + DISPATCHES + ": the path has no such method",
                failure.getMessage());
    }
}
