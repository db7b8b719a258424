package crcr.lab.audit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came out. */
record Verdict(Plan plan, int kills, int stops, int redisOutages, List<Check> checks) {
    private static final int EXAMPLES = 10;

    boolean isGood() {
        return checks.stream().allMatch(Check::isKept);
    }

    /** The whole of it, for people. */
    String text() {
        String faults = "%d s from seed %d: relays were killed %d times and stopped %d times, %s"
                .formatted(plan.time().toSeconds(), plan.seed(), kills, stops, ofRedis());
        return Stream.concat(Stream.of(faults), checks.stream().map(Verdict::line))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String ofRedis() {
        return switch (plan.redis()) {
            case Plan.Redis.Lone() -> "Redis was away %d times".formatted(redisOutages);
            case Plan.Redis.Replicated(int awaited) ->
                "Redis failed over %d times with REDIS_WAIT_REPLICAS=%d".formatted(redisOutages, awaited);
        };
    }

    private static String line(Check check) {
        if (check.isKept()) {
            return "  kept    %-62s %s".formatted(check.promise(), check.seen());
        }
        return Stream.concat(
                        Stream.of("  BROKEN  %-62s %d times"
                                .formatted(check.promise(), check.violations().size())),
                        check.violations().stream().limit(EXAMPLES).map(each -> "            " + each))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
