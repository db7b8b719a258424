package crcr.lab.bench.limit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The options of the command line. */
sealed interface LimitOptions {
    /** A request to run these rows; all, if none is named. */
    record Run(List<String> rows, int rounds) implements LimitOptions {
        /** Keeps its own copy. */
        public Run {
            rows = List.copyOf(rows);
        }
    }

    /** A request for the usage. */
    record Help() implements LimitOptions {}

    /** Wrong options, with the problem. */
    record Wrong(String problem) implements LimitOptions {}

    /** Reads the options after {@code --limit}. */
    static LimitOptions parse(List<String> arguments, List<String> known) {
        Deque<String> left = new ArrayDeque<>(arguments);
        List<String> rows = new ArrayList<>();
        int rounds = 5;
        while (!left.isEmpty()) {
            String option = left.pop();
            switch (option) {
                case "--help", "-h" -> {
                    return new Help();
                }
                case "--rounds" -> {
                    String value = left.isEmpty() ? "" : left.pop();
                    if (!value.matches("[1-9]\\d?")) {
                        return new Wrong("--rounds takes 1 to 99");
                    }
                    rounds = Integer.parseInt(value);
                }
                default -> {
                    if (!known.contains(option)) {
                        return new Wrong(
                                "there is no row or option '" + option + "'; the rows are " + String.join(", ", known));
                    }
                    rows.add(option);
                }
            }
        }
        return new Run(rows, rounds);
    }
}
