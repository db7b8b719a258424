package crcr.lab.simulator.github.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The App's requested permissions, and its webhook. An installation has what its owner accepted. */
public final class GitHubRegistration {
    private static final List<String> LEVELS = List.of("none", "read", "write", "admin");

    private volatile Grants asked = new Grants(
            Map.of(
                    "actions", "write",
                    "checks", "write",
                    "contents", "write",
                    "metadata", "read",
                    "pull_requests", "read"),
            List.of("check_run", "check_suite", "pull_request", "push"));
    private volatile Map<String, Object> webhook = Map.of(
            "url",
            "https://relay.example.org/github/webhook",
            "content_type",
            "json",
            "insecure_ssl",
            "0",
            "secret",
            "********");

    /**
     * Permissions and events.
     *
     * @param permissions by name, each with {@code read}, {@code write} or {@code admin}
     */
    public record Grants(Map<String, String> permissions, List<String> events) {
        /** Keeps its own copies. */
        public Grants {
            permissions = Map.copyOf(permissions);
            events = List.copyOf(events);
        }

        /** Returns a document of GitHub's with these in it. */
        public ObjectNode shownIn(ObjectNode document) {
            ObjectNode shown = document.putObject("permissions");
            new TreeMap<>(permissions).forEach(shown::put);
            ArrayNode names = document.putArray("events");
            events.forEach(names::add);
            return document;
        }
    }

    /** Returns whether this is a level of a permission. */
    static boolean isLevel(String level) {
        return LEVELS.indexOf(level) > 0;
    }

    /** Returns whether one level of a permission includes another. */
    static boolean isWithin(String level, String permitted) {
        return LEVELS.indexOf(level) <= LEVELS.indexOf(permitted);
    }

    public Grants asked() {
        return asked;
    }

    public void ask(Grants grants) {
        asked = grants;
    }

    public Map<String, Object> webhook() {
        return webhook;
    }

    /** Changes one entry; an empty text removes it. */
    public void webhook(String key, String value) {
        Map<String, Object> changed = new LinkedHashMap<>(webhook);
        changed.put(key, value);
        changed.values().remove("");
        webhook = changed;
    }
}
