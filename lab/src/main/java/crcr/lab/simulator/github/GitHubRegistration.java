package crcr.lab.simulator.github;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the App asks for, and where its webhooks go. An installation has what its owner accepted when the App was
 * installed, or later.
 */
final class GitHubRegistration {
    private volatile Grants asked = new Grants(
            Map.of("contents", "write", "metadata", "read", "pull_requests", "read"), List.of("pull_request", "push"));
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
    record Grants(Map<String, String> permissions, List<String> events) {
        Grants {
            permissions = Map.copyOf(permissions);
            events = List.copyOf(events);
        }
    }

    Grants asked() {
        return asked;
    }

    void ask(Grants grants) {
        asked = grants;
    }

    Map<String, Object> webhook() {
        return webhook;
    }

    /** Changes one entry; an empty text removes it. */
    void webhook(String key, String value) {
        Map<String, Object> changed = new LinkedHashMap<>(webhook);
        changed.put(key, value);
        changed.values().remove("");
        webhook = changed;
    }
}
