package crcr.infrastructure.github.doctor;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.operator.Setting;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.GitHubMessage;
import crcr.infrastructure.shared.json.StrictJson;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * GitHub's record of the App, or of one of its installations.
 *
 * @param id the App's or the installation's id
 * @param permissions by their names in GitHub's API, each with {@code read}, {@code write} or {@code admin}
 * @param events the events that GitHub sends
 * @param suspended since when the installation is suspended; empty if it is not
 * @see <a href="https://docs.github.com/en/rest/apps/apps">GitHub's reference</a>
 */
record Granted(String id, Map<String, String> permissions, Set<String> events, Optional<String> suspended) {

    Granted {
        permissions = Map.copyOf(permissions);
        events = Set.copyOf(events);
    }

    /** Reads the record from an answer with success. */
    static Granted of(WholeResponse reply) throws CallFailedException {
        JsonNode answer = parsed(reply);
        if (!answer.path("id").isIntegralNumber()) {
            throw new CallFailedException(new CallFailure.Failed("the answer lacks an id: " + Setting.GITHUB_API_URL
                    + " may lead to something that is not GitHub's API"));
        }
        Map<String, String> permissions = new HashMap<>();
        answer.path("permissions")
                .properties()
                .forEach(permission -> permissions.put(
                        permission.getKey(), permission.getValue().asText()));
        Set<String> events = new HashSet<>();
        answer.path("events").forEach(event -> events.add(event.asText()));
        return new Granted(
                answer.path("id").asText(),
                permissions,
                events,
                Optional.of(answer.path("suspended_at"))
                        .filter(JsonNode::isTextual)
                        .map(time -> GitHubMessage.shortened(time.asText())));
    }

    /** Returns an answer's JSON. */
    static JsonNode parsed(WholeResponse reply) throws CallFailedException {
        try {
            return StrictJson.tree(reply.body());
        } catch (JacksonException _) {
            throw new CallFailedException(new CallFailure.Failed("the answer is not valid JSON: "
                    + Setting.GITHUB_API_URL + " may lead to something that is not GitHub's API"));
        }
    }
}
