package crcr.lab.simulator.github.repository;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.SimulatedIds;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes GitHub's complete documents about its objects. Members without meaning for the simulator have the same value
 * for all.
 */
public final class GitHubDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private GitHubDocuments() {}

    /** Returns an account of that login, with that id. */
    public static ObjectNode account(String login, long id) {
        return filled("account", login, "").put("id", id);
    }

    /** Returns a repository. */
    public static ObjectNode repository(Repository repository) {
        ObjectNode document =
                of("repository", repository).put("id", repository.id()).put("full_name", repository.fullName());
        document.set("owner", account(repository.owner(), repository.ownerId()));
        return document;
    }

    /** Returns the installation of this id at a repository's owner, without its permissions. */
    public static ObjectNode installation(long id, Repository repository) {
        ObjectNode document =
                filled("installation", repository.owner(), "").put("id", id).put("target_id", repository.ownerId());
        document.set("account", account(repository.owner(), repository.ownerId()));
        return document;
    }

    /** Returns the App of that id, without its permissions. */
    public static ObjectNode app(String id) {
        ObjectNode document = filled("app", "", "").put("id", Long.parseLong(id));
        document.set("owner", account("app-owner", SimulatedIds.owner("app-owner/app")));
        return document;
    }

    /** Returns a label of a repository. */
    public static ObjectNode label(Repository repository, String name) {
        String url = "https://api.github.com/repos/" + repository.fullName() + "/labels/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return filled("label", "", "")
                .put("id", SimulatedIds.repository(repository.fullName() + " " + name))
                .put("url", url)
                .put("name", name);
    }

    /** Returns a document about something in a repository, with the members that all of its kind have. */
    public static ObjectNode of(String kind, Repository repository) {
        return filled(kind, repository.owner(), repository.name());
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
