package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.LimitRig;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Measures relay and bare handler in turns, and prints how close they are: {@code ./relay bench --limit}. */
public final class Limit {
    private static final List<LimitRow> ROWS = List.of(
            new CallbackRow(),
            new WebhookRow(),
            new IgnoredRow(),
            new DispatchRow(2_000),
            new StartRow(Duration.ofSeconds(8)),
            new TargetsRow(List.of(10, 100, 1_000, 10_000)),
            new BacklogRow(1_000, List.of(50_000, 100_000, 1_000_000), 20));
    private static final String USAGE = """
            Usage: ./relay bench --limit [ROW…] [--rounds N]

              Measures the relay beside a bare handler, which makes the same calls and decides nothing: each a process of
              its own, with a Redis of its own that writes nothing to disk, under the same load in turns. Prints each
              turn to standard error, and then the goals, what was measured for them, and whether they are reached.

              ROW           one of these, or several of them; all by default
            %s
              --rounds N    turns of each, of which the medians count, 1 to 99; 5 by default
              --help        show this
            """.formatted(ROWS.stream()
            .map(row -> "    %-12s%s".formatted(row.name(), row.measures()))
            .collect(Collectors.joining("\n")));

    private Limit() {}

    /** Runs with these arguments, and returns the exit status. */
    public static int run(List<String> arguments) throws IOException, InterruptedException {
        return switch (LimitOptions.parse(arguments, names())) {
            case LimitOptions.Help() -> {
                System.out.print(USAGE);
                yield 0;
            }
            case LimitOptions.Wrong(String problem) -> {
                System.err.println("relay: " + problem + "; see ./relay bench --limit --help");
                yield 2;
            }
            case LimitOptions.Run asked -> {
                measure(asked);
                yield 0;
            }
        };
    }

    private static List<String> names() {
        return ROWS.stream().map(LimitRow::name).toList();
    }

    private static void measure(LimitOptions.Run asked) throws IOException, InterruptedException {
        Turns turns = Turns.of(asked.rounds(), System.err);
        GoalTable goals = new GoalTable();
        try (LimitRig rig = new LimitRig(Files.createTempDirectory("relay-limit"))) {
            for (LimitRow row : ROWS) {
                if (asked.rows().isEmpty() || asked.rows().contains(row.name())) {
                    row.run(rig, turns, goals);
                }
            }
        }
        goals.print(System.out);
    }
}
