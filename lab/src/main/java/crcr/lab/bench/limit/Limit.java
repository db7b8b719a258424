package crcr.lab.bench.limit;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Measures relay and bare handler in turns, and prints how close they are: {@code ./relay bench --limit}. */
public final class Limit {
    private static final List<LimitRow> ROWS = List.of(new CallbackRow(), new WebhookRow(), new IgnoredRow());
    private static final String USAGE = """
            Usage: ./relay bench --limit [ROW…] [--rounds N]

              Measures the relay beside a bare handler, which makes the same calls and decides nothing: each a process of
              its own, with a Redis of its own that writes nothing to disk, under the same load in turns. Prints each
              turn, and then the goals, what was measured for them, and whether they are met.

              ROW           one of %s, or several of them; all unless told
              --rounds N    turns of each, of which the medians count, 1 to 99; 5 unless told
              --help        show this
            """.formatted(String.join(", ", names()));

    private Limit() {}

    /** Runs what these arguments ask for, and returns the status to end with. */
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
        LimitRig rig = new LimitRig(Files.createTempDirectory("relay-limit"));
        Turns turns = new Turns(asked.rounds(), System.out);
        GoalTable goals = new GoalTable();
        for (LimitRow row : ROWS) {
            if (asked.rows().isEmpty() || asked.rows().contains(row.name())) {
                row.run(rig, turns, goals);
            }
        }
        goals.print(System.out);
    }
}
