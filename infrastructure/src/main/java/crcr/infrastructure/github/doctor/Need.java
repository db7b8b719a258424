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
 * Permissions and events that the App needs, in GitHub's names.
 *
 * @param permissions each with the lowest sufficient level
 * @param events the events that GitHub has to send
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">which event needs which permission</a>
 */
record Need(Map<String, String> permissions, Set<String> events) {
    private static final List<String> LEVELS = List.of("none", "read", "write", "admin");

    /** The need for the upstream: its events. */
    static final Need UPSTREAM = new Need(
            Map.of("metadata", "read", "contents", "read", "pull_requests", "read"), Set.of("pull_request", "push"));

    /** The need for a downstream: a {@code repository_dispatch}. */
    static final Need DOWNSTREAM =
            new Need(Map.of("metadata", "read", "contents", Permission.CONTENTS_WRITE.level()), Set.of());

    /** The need of the App's registration. */
    static final Need APP = new Need(
            Map.of("metadata", "read", "contents", Permission.CONTENTS_WRITE.level(), "pull_requests", "read"),
            UPSTREAM.events());

    Need {
        permissions = Map.copyOf(permissions);
        events = Set.copyOf(events);
    }

    /** Returns the missing permissions and events, each in words; empty if there are none. */
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
