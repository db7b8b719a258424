package crcr.lab.simulator.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.SimulatedIds;
import crcr.lab.simulator.github.GitHubRepositories.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What GitHub answers about its objects, complete: what the simulator has no opinion on has the same value for all. */
final class GitHubDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private GitHubDocuments() {}

    static ObjectNode account(String login, long id) {
        return filled("account", login, "").put("id", id);
    }

    static ObjectNode repository(Repository repository) {
        String name = repository.fullName().substring(repository.owner().length() + 1);
        ObjectNode document = filled("repository", repository.owner(), name)
                .put("id", repository.id())
                .put("full_name", repository.fullName());
        document.set("owner", account(repository.owner(), repository.ownerId()));
        return document;
    }

    /** The installation of this id at a repository's owner; without what was granted. */
    static ObjectNode installation(long id, Repository repository) {
        ObjectNode document =
                filled("installation", repository.owner(), "").put("id", id).put("target_id", repository.ownerId());
        document.set("account", account(repository.owner(), repository.ownerId()));
        return document;
    }

    /** The App; without its id, and what it asks for. */
    static ObjectNode app() {
        ObjectNode document = filled("app", "", "");
        document.set("owner", account("app-owner", SimulatedIds.owner("app-owner/app")));
        return document;
    }

    private static ObjectNode filled(String document, String owner, String repository) {
        try {
            return (ObjectNode) JSON.readTree(TEMPLATES
                    .computeIfAbsent(document, GitHubDocuments::template)
                    .replace("OWNER", owner)
                    .replace("REPO", repository));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String template(String document) {
        try (InputStream stream =
                Objects.requireNonNull(GitHubDocuments.class.getResourceAsStream(document + ".json"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
