package crcr.described;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not described is found, and so is what is described and does not occur. */
final class AnswerCheckTest {
    private static final String SMALL = """
        {"paths": {"/a": {"get": {"tags": ["public"], "responses": {
           "200": {"x-outcomes": ["fine", "late"], "headers": {"Age": {"schema": {"type": "integer"}}},
                   "content": {"application/json": {"schema": {"anyOf": [
                     {"type": "object", "properties": {"kind": {"enum": ["x", "y"]}}},
                     {"type": "object", "required": ["on"], "properties": {"on": {"type": "boolean"}}}]}}}},
           "503": {"content": {"text/plain": {"schema": {"type": "string"}}}}}}}},
         "x-other-path": {"content": {"text/plain": {"schema": {"type": "string"}}}},
         "x-other-method": {"content": {"text/plain": {"schema": {"type": "string"}}}}}\
        """;

    private final RelayDescription small;

    AnswerCheckTest() throws IOException {
        small = RelayDescription.of(new JsonMapper().readTree(SMALL));
    }

    private static Exchange exchange(String method, String path, int status, String headers, String body) {
        Map<String, List<String>> all = new TreeMap<>();
        for (String header : headers.split("&", -1)) {
            all.put(header.replaceFirst("=.*", ""), List.of(header.replaceFirst(".*?=", "")));
        }
        Port port = path.startsWith("/github") || path.equals("/a") ? Port.PUBLIC : Port.MANAGEMENT;
        return new Exchange(port, method, path, status, all, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | /livez          | 200 | content-type=application/json | {\"ok\":true}",
                "GET  | /livez/         | 200 | content-type=application/json | {\"ok\":true}",
                "HEAD | /livez          | 200 | content-type=application/json | ``",
                "GET  | /metrics        | 200 | content-type=text/plain; charset=utf-8 | x 1",
                "POST | /github/webhook | 202 | content-type=application/json |"
                        + " {\"ok\":true,\"delivery_id\":\"d\",\"targets\":1}"
            })
    void whatIsDescribedIsRight(String method, String path, int status, String headers, String body) {
        assertEquals(
                List.of(),
                AnswerCheck.violations(RelayDescription.RELAY, exchange(method, path, status, headers, body)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | /livez  | 204 | content-type=application/json | {\"ok\":true} | there is no such answer",
                "GET  | /livez  | 404 | content-type=application/json | {\"ok\":true} | there is no such answer",
                "POST | /livez  | 200 | content-type=application/json | {\"ok\":true} | there is no such answer",
                "GET  | /other  | 200 | content-type=application/json | {\"ok\":true} | there is no such answer",
                "GET  | /livez  | 200 | content-type=text/html | {\"ok\":true} | the media type is \"text/html\"",
                "GET  | /livez  | 200 | content-type=application/json | { | the body is no JSON",
                "HEAD | /livez  | 200 | content-type=application/json | {\"ok\":true} | there is a body",
                "GET  | /livez  | 200 | content-type=application/json&x-powered-by=y | {\"ok\":true}"
                        + " | header x-powered-by: there is no such header",
                "GET  | /livez  | 200 | content-type=application/json | {\"ok\":false}"
                        + " | body/ok: must be the constant value 'true'",
                "GET  | /livez  | 200 | content-type=application/json | {\"ok\":true,\"more\":1} | body: property"
                        + " 'more' is not defined in the schema and the schema does not allow additional properties",
                "GET  | /readyz | 503 | content-type=application/problem+json"
                        + " | {\"type\":\"about:blank\",\"title\":\"x\",\"status\":500,\"detail\":\"y\"}"
                        + " | body/status: it is another one than that of the answer",
                "GET  | /trust  | 503 | content-type=application/problem+json"
                        + " | {\"type\":\"about:blank\",\"title\":\"x\",\"status\":503,\"detail\":\"y\"}"
                        + " | header Retry-After: it is required",
                "GET  | /trust  | 503 | content-type=application/problem+json&retry-after=soon"
                        + " | {\"type\":\"about:blank\",\"title\":\"x\",\"status\":503,\"detail\":\"y\"}"
                        + " | header retry-after: string found, integer expected"
            })
    void whatIsNotDescribedIsNamed(
            String method, String path, int status, String headers, String body, String violation) {
        assertEquals(
                List.of(violation),
                AnswerCheck.violations(RelayDescription.RELAY, exchange(method, path, status, headers, body)));
    }

    @Test
    void theTestFailsThatGetsSuchAnAnswer() {
        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> AnswerCheck.assertDescribed(exchange("GET", "/livez", 204, "content-type=text/plain", "")));

        assertTrue(String.valueOf(failure.getMessage()).contains("GET /livez 204: there is no such answer"));
    }

    @Test
    void whatHasNotOccurredIsMissingDownToTheValuesOfAnEnumeration() {
        Coverage coverage = Coverage.of(small);
        coverage.add(
                exchange("GET", "/a", 200, "Content-Type=application/json", "{\"kind\":\"x\"}"), Optional.of("fine"));
        coverage.add(exchange("GET", "/a", 503, "Content-Type=text/plain", ""), Optional.of("broken"));
        String alternatives = "/paths/~1a/get/responses/200/content/application~1json/schema/anyOf/";

        assertEquals(
                Set.of(
                        "GET /a 200 for late",
                        "GET /a 200 with Age",
                        "/paths/~1a/get/responses/200/headers/Age/schema",
                        alternatives + "0/properties/kind = y",
                        alternatives + "1",
                        alternatives + "1/properties/on",
                        alternatives + "1/properties/on = true",
                        alternatives + "1/properties/on = false",
                        "x-other-method",
                        "x-other-path",
                        "/x-other-method/content/text~1plain/schema",
                        "/x-other-path/content/text~1plain/schema"),
                coverage.missing());
        assertEquals(Set.of("GET /a 503 for broken"), coverage.undescribed());
    }
}
