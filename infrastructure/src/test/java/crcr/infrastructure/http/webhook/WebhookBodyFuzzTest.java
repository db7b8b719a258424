package crcr.infrastructure.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.domain.delivery.IncomingEvent;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** What is taken for a webhook's body is JSON for everybody else too, and says the same to them. */
class WebhookBodyFuzzTest {
    private static final JsonMapper OTHER_READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @FuzzTest(maxDuration = "2s")
    void aBodyIsRefusedOrMeansWhatAnotherReaderSees(byte[] body) throws IOException {
        IncomingEvent event;
        try {
            event = WebhookBody.read("pull_request", body);
        } catch (MalformedJsonException e) {
            // Its words are for whoever sent it, and do not quote what was sent.
            assertTrue(String.valueOf(e.getMessage()).matches("[ -~]{1,200}"), e::toString);
            return;
        }
        JsonNode json = OTHER_READER.readTree(body);
        assertTrue(json.isObject());
        assertEquals(text(json, "/action"), event.action());
        assertEquals(text(json, "/repository/full_name"), event.repository());
        assertEquals(text(json, "/pull_request/head/sha"), event.pullRequestHead());
        assertEquals(text(json, "/after"), event.after());
        assertEquals(text(json, "/ref"), event.ref());
        assertEquals(json.at("/deleted").isBoolean() && json.at("/deleted").booleanValue(), event.deleted());
        assertEquals(digits(json, "/repository/id"), event.repositoryId());
        OptionalLong number = event.pullRequest();
        assertEquals(
                digits(json, "/pull_request/number"),
                number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty());
    }

    private static Optional<String> digits(JsonNode json, String pointer) {
        return Optional.of(json.at(pointer))
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::asText)
                .filter(digits -> digits.matches("[1-9]\\d{0,17}"));
    }

    private static Optional<String> text(JsonNode json, String pointer) {
        return Optional.of(json.at(pointer))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(value -> !value.isEmpty());
    }
}
