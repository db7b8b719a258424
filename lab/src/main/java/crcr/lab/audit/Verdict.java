package crcr.lab.audit;

import crcr.lab.audit.checks.Check;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of an audit. */
record Verdict(Plan plan, Faults faults, List<Check> checks) {
    private static final int EXAMPLES = 10;

    boolean isGood() {
        return checks.stream().allMatch(Check::isKept);
    }

    /** Returns the whole result, for people. */
    String text() {
        String events = "%d s from seed %d: %s".formatted(plan.time().toSeconds(), plan.seed(), ofRelays());
        return Stream.concat(Stream.of(events), checks.stream().map(Verdict::line))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String ofRelays() {
        return plan.updatedFrom().isPresent()
                ? "relays were updated %d times".formatted(faults.updates())
                : "relays were killed %d times and stopped %d times, %s"
                        .formatted(faults.kills(), faults.stops(), ofRedis());
    }

    private String ofRedis() {
        return switch (plan.redis()) {
            case Plan.Redis.Lone() -> "Redis was away %d times".formatted(faults.redisOutages());
            case Plan.Redis.Replicated(int awaited) ->
                "Redis failed over %d times with REDIS_WAIT_REPLICAS=%d".formatted(faults.redisOutages(), awaited);
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
