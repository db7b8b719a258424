package crcr.lab.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of GitHub's API. */
record GitHubAnswer(int status, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static GitHubAnswer error(int status, String message) {
        return json(
                status,
                Map.of("message", message, "documentation_url", "https://docs.github.com/rest", "status", "" + status));
    }

    static GitHubAnswer json(int status, Map<String, ?> content) {
        return new GitHubAnswer(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                JSON.valueToTree(content).toString());
    }

    GitHubAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new GitHubAnswer(status, all, body);
    }
}
