package crcr.lab.simulator.github;

import crcr.domain.delivery.Payload;
import java.util.Map;

/**
 * A call as it was received.
 *
 * @param path encoded, without the query
 * @param query decoded
 * @param headers by their names in lower case
 */
public record GitHubCall(
        String method, String path, Map<String, String> query, Map<String, String> headers, Payload body) {
    /** Keeps its own copies of the maps. */
    public GitHubCall {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }
}
