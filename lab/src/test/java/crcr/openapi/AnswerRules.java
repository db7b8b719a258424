package crcr.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.lab.simulator.github.GitHubAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an answer has to keep to. */
final class AnswerRules {
    private AnswerRules() {}

    /** Returns what an answer breaks. */
    static List<String> violations(GitHubAnswer answer, DescribedOperation operation) {
        Optional<Map<String, JsonNode>> contents = operation.answers(answer.status());
        if (contents.isEmpty()) {
            return List.of("status: there is no such answer");
        }
        if (contents.get().isEmpty()) {
            return answer.body().isEmpty() ? List.of() : List.of("body: there is none");
        }
        String mediaType = MediaTypes.of(answer.headers().getOrDefault("Content-Type", ""));
        JsonNode schema = contents.get().get(mediaType);
        if (schema == null) {
            return operation.mentions(mediaType)
                    ? List.of()
                    : List.of("body: there is none of the media type \"" + mediaType + "\"");
        }
        return MediaTypes.content(mediaType, answer.body())
                .map(body -> operation.problems(answer.status() + " " + mediaType, schema, body).stream()
                        .map(problem -> "body" + problem)
                        .toList())
                .orElse(List.of("body: it is not JSON"));
    }
}
