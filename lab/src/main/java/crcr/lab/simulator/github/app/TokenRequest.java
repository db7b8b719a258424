package crcr.lab.simulator.github.app;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.lab.simulator.github.GitHubRefusal;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.repository.GitHubRepositories;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The requested scope of a token: some of the installation's repositories, and some of its permissions.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app">GitHub's
 *     rules</a>
 */
record TokenRequest(List<Long> repositories, Map<String, String> permissions) {
    /** Reads a request to that owner's installation, or refuses it. */
    static TokenRequest of(
            GitHubRequest request, String owner, GitHubRepositories known, Map<String, String> permitted) {
        JsonNode body = request.json();
        return new TokenRequest(repositories(body, owner, known), permissions(body, permitted));
    }

    private static List<Long> repositories(JsonNode body, String owner, GitHubRepositories known) {
        List<Long> selected = new ArrayList<>();
        body.path("repository_ids").forEach(number -> selected.add(number.asLong()));
        body.path("repositories")
                .forEach(name -> selected.add(known.named(owner + "/" + name.asText())
                        .map(Repository::id)
                        .orElse(-1L)));
        return selected;
    }

    private static Map<String, String> permissions(JsonNode body, Map<String, String> permitted) {
        if (!body.has("permissions")) {
            return permitted;
        }
        Map<String, String> asked = new TreeMap<>();
        body.path("permissions")
                .properties()
                .forEach(entry -> asked.put(entry.getKey(), entry.getValue().asText()));
        asked.forEach((name, level) -> {
            if (!GitHubRegistration.isLevel(level)) {
                throw new GitHubRefusal(422, "Invalid request.\n\npermissions." + name + " must be read or write.");
            }
            if (!GitHubRegistration.isWithin(level, permitted.getOrDefault(name, "none"))) {
                throw new GitHubRefusal(422, "The permissions requested are not granted to this installation.");
            }
        });
        // Every token has that permission.
        asked.putIfAbsent("metadata", "read");
        return asked;
    }
}
