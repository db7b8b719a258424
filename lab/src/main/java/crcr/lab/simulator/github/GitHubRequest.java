package crcr.lab.simulator.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crcr.domain.delivery.Payload;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call that was received.
 *
 * @param operation its operation
 * @param repository {@code owner/name} in lower case, as the call names it, or by its id; of a token request the first
 *     one; empty if it names none
 * @param time when it was received
 * @param parameters the parameters of the path and the query, decoded
 * @param headers by their names in lower case
 * @param body its bytes; empty if it has none
 */
public record GitHubRequest(
        GitHubOperation operation,
        Optional<String> repository,
        Instant time,
        Map<String, String> parameters,
        Map<String, String> headers,
        Payload body) {
    private static final int LARGEST_PAGE = 100;
    private static final int USUAL_PAGE = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps its own copies of the maps. */
    public GitHubRequest {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
    }

    /** Returns a parameter, or an empty text. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Returns a numeric parameter; refuses the call if it is no number. */
    public long number(String name) {
        try {
            return Long.parseLong(parameter(name));
        } catch (NumberFormatException _) {
            throw new GitHubRefusal(404, "Not Found");
        }
    }

    /** Returns a numeric parameter, or another number if it is absent. */
    public long number(String name, long otherwise) {
        return parameters.containsKey(name) ? number(name) : otherwise;
    }

    /**
     * Returns the requested page of a list.
     *
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api">GitHub's
     *     rules</a>
     */
    public <T> List<T> page(List<T> list) {
        int size = Math.clamp(number("per_page", USUAL_PAGE), 1, LARGEST_PAGE);
        long page = Math.max(1, number("page", 1));
        return list.stream().skip((page - 1) * size).limit(size).toList();
    }

    /** Returns the body; refuses the call if it is not JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body.bytes());
        } catch (IOException _) {
            throw new GitHubRefusal(400, "Problems parsing JSON");
        }
    }

    /** Returns the credentials of {@code Authorization: Bearer}; empty if there are none. */
    public String bearer() {
        String authorization = headers.getOrDefault("authorization", "");
        return authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
    }
}
