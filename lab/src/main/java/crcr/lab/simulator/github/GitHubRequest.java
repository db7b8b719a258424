package crcr.lab.simulator.github;

import crcr.domain.delivery.Payload;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A call that was received.
 *
 * @param operation what it asks for
 * @param repository {@code owner/name} in lower case, as the call names it, or as what its id names is called; of a token
 *     request the first one; empty if it names none
 * @param time when it was received
 * @param parameters what the path and the query say, decoded
 * @param headers by their names in lower case
 * @param body its bytes; none if it has none
 */
public record GitHubRequest(
        GitHubOperation operation,
        Optional<String> repository,
        Instant time,
        Map<String, String> parameters,
        Map<String, String> headers,
        Payload body) {
    /** Keeps its own copies of the maps. */
    public GitHubRequest {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
    }

    /** A parameter, or nothing at all. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The credentials of {@code Authorization: Bearer}; empty if there are none. */
    public String bearer() {
        String authorization = headers.getOrDefault("authorization", "");
        return authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
    }
}
