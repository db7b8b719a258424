package crcr.infrastructure.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.domain.event.CheckSuiteRerequested;
import crcr.domain.event.IncomingEvent;
import crcr.domain.event.PullRequest;
import crcr.domain.event.Push;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What is taken for a webhook's body is JSON for everybody else too, and says the same to them. */
class WebhookBodyFuzzTest {
    private static final JsonMapper OTHER_READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @FuzzTest(maxDuration = "2s")
    void aBodyIsRefusedOrMeansWhatAnotherReaderSees(byte[] body) throws IOException {
        PullRequest event;
        Push push;
        IncomingEvent check;
        try {
            event = assertInstanceOf(PullRequest.class, ReadEvents.read("pull_request", body));
            push = assertInstanceOf(Push.class, ReadEvents.read("push", body));
            check = ReadEvents.read("check_suite", body);
        } catch (MalformedJsonException e) {
            // The message is for the sender, and does not quote the body.
            assertTrue(String.valueOf(e.getMessage()).matches("[ -~]{1,200}"), e::toString);
            return;
        }
        JsonNode json = OTHER_READER.readTree(body);
        assertTrue(json.isObject());
        assertEquals(text(json.at("/action")), event.action());
        assertEquals(text(json.at("/repository/full_name")), event.repository().fullName());
        assertEquals(digits(json.at("/repository/id")), event.repository().id());
        assertEquals(text(json.at("/pull_request/head/sha")), event.headSha());
        assertEquals(text(json.at("/pull_request/updated_at")).flatMap(WebhookBodyFuzzTest::moment), event.updatedAt());
        assertEquals(each(json.at("/pull_request/labels"), label -> text(label.path("name"))), event.labels());
        OptionalLong number = event.pullRequest();
        assertEquals(
                digits(json.at("/pull_request/number")),
                number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty());
        assertEquals(text(json.at("/after")), push.after());
        assertEquals(text(json.at("/ref")), push.ref());
        assertEquals(json.at("/deleted").isBoolean() && json.at("/deleted").booleanValue(), push.deleted());
        if (check instanceof CheckSuiteRerequested suite) {
            assertEquals(
                    each(json.at("/check_suite/pull_requests"), one -> digits(one.path("number"))),
                    suite.pullRequests().stream().map(String::valueOf).toList());
        }
    }

    private static List<String> each(JsonNode array, Function<JsonNode, Optional<String>> value) {
        return array.isArray()
                ? array.valueStream().map(value).flatMap(Optional::stream).toList()
                : List.of();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> digits(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::asText)
                .filter(digits -> digits.matches("[1-9]\\d{0,17}"));
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isEmpty());
    }
}
