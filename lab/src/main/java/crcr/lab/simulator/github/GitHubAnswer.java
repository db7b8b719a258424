package crcr.lab.simulator.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of GitHub's API.
 *
 * @param headers as they are spelled
 * @param body empty if there is none
 */
public record GitHubAnswer(int status, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps its own copy. */
    public GitHubAnswer {
        headers = Map.copyOf(headers);
    }

    /** Returns an error in GitHub's form. */
    public static GitHubAnswer error(int status, String message) {
        ObjectNode error = JSON.createObjectNode()
                .put("message", message)
                .put("documentation_url", "https://docs.github.com/rest");
        // GitHub's documentation of 422 lacks it.
        return json(status, status == 422 ? error : error.put("status", Integer.toString(status)));
    }

    /** Returns an answer with that content. */
    public static GitHubAnswer json(int status, Object content) {
        return new GitHubAnswer(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                JSON.valueToTree(content).toString());
    }

    /** Returns this answer with more headers. */
    public GitHubAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new GitHubAnswer(status, all, body);
    }
}
