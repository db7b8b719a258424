package crcr.lab.audit;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fill of the relay's queues, by its metrics.
 *
 * @param depths by queue; an absent one is unknown
 * @param dead the dead letters by queue
 */
record Queues(Map<String, Double> depths, Map<String, Double> dead) {
    static final String DISPATCHES = "dispatch";

    private static final List<String> ALL = List.of(DISPATCHES, "hud", "check", "rerun");
    private static final Pattern GAUGE =
            Pattern.compile("(crcr_queue_depth|crcr_dead_letters)\\{queue=\"(\\w+)\"} (\\S+)");

    /** Keeps its own copies. */
    Queues {
        depths = Map.copyOf(depths);
        dead = Map.copyOf(dead);
    }

    static Queues read(String metrics) {
        return new Queues(values("crcr_queue_depth", metrics), values("crcr_dead_letters", metrics));
    }

    private static Map<String, Double> values(String gauge, String metrics) {
        return GAUGE.matcher(metrics)
                .results()
                .filter(found -> found.group(1).equals(gauge) && ALL.contains(found.group(2)))
                .collect(Collectors.toMap(found -> found.group(2), found -> Double.parseDouble(found.group(3))));
    }

    boolean isEmpty(String queue) {
        return depths.getOrDefault(queue, Double.NaN) == 0;
    }

    /** Returns whether no queue has waiting effects. An earlier version may lack a queue. */
    boolean areEmpty() {
        return isEmpty(DISPATCHES) && isEmpty("hud") && depths.values().stream().allMatch(depth -> depth == 0);
    }

    boolean areWithoutDead() {
        return dead.getOrDefault(DISPATCHES, Double.NaN) == 0
                && dead.values().stream().allMatch(letters -> letters == 0);
    }
}
