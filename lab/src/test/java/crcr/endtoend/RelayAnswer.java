package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.util.List;

/** What the relay answered. */
record RelayAnswer(int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    /** The header's value, or nothing at all. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** What a refusal says. */
    String detail() {
        return json().path("detail").asText();
    }

    /** It is no refusal, and has this status. */
    RelayAnswer assertTaken(int expected) {
        assertEquals(expected, status, body);
        assertEquals("application/json", header("Content-Type"));
        assertTrue(json().path("ok").asBoolean(), body);
        return this;
    }

    /** It refuses with this status, in the form of RFC 9457, and gives nothing away. */
    RelayAnswer assertRefused(int expected) {
        assertEquals(expected, status, body);
        assertEquals("application/problem+json", header("Content-Type"), body);
        assertEquals(expected, json().path("status").asInt(), body);
        for (String member : List.of("type", "title", "detail")) {
            assertFalse(json().path(member).asText().isBlank(), member + " of " + body);
        }
        for (String secret : List.of(Surroundings.WEBHOOK_SECRET, Surroundings.HUD_KEY, "PRIVATE KEY", "Exception")) {
            assertFalse(body.contains(secret), body);
        }
        return this;
    }

    /** What it says has these words in it. */
    RelayAnswer assertDetail(String words) {
        assertTrue(detail().contains(words), detail());
        return this;
    }

    /** It refuses for now with this status, and says when to try again. */
    RelayAnswer assertRefusedForNow(int expected) {
        assertRefused(expected);
        assertTrue(header("Retry-After").matches("[1-9]\\d*"), "Retry-After: " + header("Retry-After"));
        return this;
    }
}
