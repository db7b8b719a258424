package crcr.lab.audit;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How full the relay's queues are, as its metrics tell. */
record Queues(double dispatches, double reports, double deadDispatches, double deadReports) {
    private static final Pattern GAUGE =
            Pattern.compile("(crcr_queue_depth|crcr_dead_letters)\\{queue=\"(dispatch|hud)\"} (\\S+)");

    static Queues read(String metrics) {
        Map<String, Double> values = GAUGE.matcher(metrics)
                .results()
                .collect(Collectors.toMap(each -> each.group(1) + " " + each.group(2), Queues::value));
        return new Queues(
                values.getOrDefault("crcr_queue_depth dispatch", Double.NaN),
                values.getOrDefault("crcr_queue_depth hud", Double.NaN),
                values.getOrDefault("crcr_dead_letters dispatch", Double.NaN),
                values.getOrDefault("crcr_dead_letters hud", Double.NaN));
    }

    private static double value(MatchResult found) {
        return Double.parseDouble(found.group(3));
    }

    boolean areEmpty() {
        return dispatches == 0 && reports == 0;
    }

    boolean areWithoutDead() {
        return deadDispatches == 0 && deadReports == 0;
    }
}
