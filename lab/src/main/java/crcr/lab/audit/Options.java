package crcr.lab.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was asked for on the command line. */
sealed interface Options {
    String USAGE = """
            Usage: ./relay audit [--seconds N] [--seed N]

              Sends webhooks and callbacks to two relay processes for a while, as their processes are killed, their Redis
              is stopped, and GitHub and HUD fail. Then lets everything work again and checks that all that was accepted
              has arrived, in order. Ends with status 0 only if it has.

              --seconds N   how long there are faults, 1 to 3600; 120 unless told
              --seed N      what the faults are drawn from; another one each time unless told
              --help        show this
            """;

    /** Run this. */
    record Run(Plan plan) implements Options {}

    /** Tell how it is used. */
    record Help() implements Options {}

    /** Nothing that is understood. */
    record Wrong(String problem) implements Options {}

    static Options parse(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        long seconds = 120;
        long seed = System.nanoTime() % 1_000_000;
        while (!left.isEmpty()) {
            String option = left.pop();
            if (option.equals("--help") || option.equals("-h")) {
                return new Help();
            }
            if (!option.equals("--seconds") && !option.equals("--seed")) {
                return new Wrong("there is no option '" + option + "'");
            }
            String value = left.isEmpty() ? "" : left.pop();
            if (!value.matches("\\d{1,9}")) {
                return new Wrong(option + " needs a number");
            }
            if (option.equals("--seed")) {
                seed = Long.parseLong(value);
            } else {
                seconds = Long.parseLong(value);
            }
        }
        if (seconds < 1 || seconds > 3600) {
            return new Wrong("--seconds takes 1 to 3600");
        }
        return new Run(new Plan(Duration.ofSeconds(seconds), seed));
    }
}
