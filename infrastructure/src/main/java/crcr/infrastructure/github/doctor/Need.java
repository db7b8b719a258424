package crcr.infrastructure.github.doctor;

import crcr.infrastructure.github.api.GitHubMessage;
import crcr.infrastructure.github.api.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the App has to be granted, with GitHub's names for it.
 *
 * @param permissions each with the least level that will do
 * @param events that GitHub has to send
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">which event needs which permission</a>
 */
record Need(Map<String, String> permissions, Set<String> events) {
    private static final List<String> LEVELS = List.of("none", "read", "write", "admin");

    /** As far as the upstream is concerned: its events. */
    static final Need UPSTREAM = new Need(
            Map.of("metadata", "read", "contents", "read", "pull_requests", "read"), Set.of("pull_request", "push"));

    /** As far as a downstream is concerned: a {@code repository_dispatch}. */
    static final Need DOWNSTREAM =
            new Need(Map.of("metadata", "read", "contents", Permission.CONTENTS_WRITE.level()), Set.of());

    /** As it is registered. */
    static final Need APP = new Need(
            Map.of("metadata", "read", "contents", Permission.CONTENTS_WRITE.level(), "pull_requests", "read"),
            UPSTREAM.events());

    Need {
        permissions = Map.copyOf(permissions);
        events = Set.copyOf(events);
    }

    /** Returns what of it is not granted, each in words; empty if all is. */
    List<String> missing(Granted granted) {
        List<String> missing = new ArrayList<>();
        new TreeMap<>(permissions).forEach((name, level) -> {
            String has = granted.permissions().getOrDefault(name, "none");
            if (LEVELS.indexOf(has) < LEVELS.indexOf(level)) {
                missing.add("permission " + name + ": " + level + " (it has " + GitHubMessage.shortened(has) + ")");
            }
        });
        for (String event : new TreeSet<>(events)) {
            if (!granted.events().contains(event)) {
                missing.add("event " + event);
            }
        }
        return missing;
    }
}
