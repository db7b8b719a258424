package crcr.infrastructure.github.deliveries;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.recovery.DeliveryAttempt;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.shared.json.StrictJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page of GitHub's list of webhook deliveries. */
final class ListedAttempts {
    private ListedAttempts() {}

    /** Reads the whole page, because a skipped entry could be the success that settles a delivery. */
    static List<DeliveryAttempt> read(String body) throws CallFailedException {
        JsonNode page = parsed(body);
        if (!page.isArray()) {
            throw unreadable("is not a list");
        }
        List<DeliveryAttempt> attempts = new ArrayList<>();
        for (JsonNode entry : page) {
            attempts.add(attempt(entry));
        }
        return attempts;
    }

    private static JsonNode parsed(String body) throws CallFailedException {
        try {
            return StrictJson.tree(body);
        } catch (JacksonException _) {
            throw unreadable("is not valid JSON");
        }
    }

    private static DeliveryAttempt attempt(JsonNode entry) throws CallFailedException {
        // An id is a number that need not fit into a double, so that its digits are kept.
        if (!entry.path("id").isIntegralNumber()) {
            throw unreadable("has an entry without an id");
        }
        return new DeliveryAttempt(
                entry.path("id").asText(),
                DeliveryId.parse(text(entry, "guid")).orElseThrow(() -> unreadable("has an entry without a guid")),
                instant(text(entry, "delivered_at")),
                entry.path("redelivery").asBoolean(),
                entry.path("status_code").asInt() / 100 == 2,
                text(entry, "event"),
                Optional.of(entry.path("action")).filter(JsonNode::isTextual).map(JsonNode::textValue));
    }

    private static String text(JsonNode entry, String name) throws CallFailedException {
        String text = entry.path(name).textValue();
        if (text == null) {
            throw unreadable("has an entry without " + name);
        }
        return text;
    }

    private static Instant instant(String text) throws CallFailedException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw unreadable("has an entry whose delivered_at is no time");
        }
    }

    private static CallFailedException unreadable(String how) {
        return new CallFailedException(new CallFailure.Failed("GitHub's list of webhook deliveries " + how));
    }
}
