package crcr.bootstrap.command;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A request of {@code ./relay dead}.
 *
 * @param parameters the parameters of the request to the management port
 * @param json whether the answer is printed as JSON
 */
record DeadRequest(Verb verb, Map<String, String> parameters, boolean json) {
    private static final Map<String, String> SELECTING =
            Map.of("--queue", "queue", "--id", "id", "--repo", "repo", "--since", "since", "--until", "until");

    /** Keeps its own copy. */
    DeadRequest {
        parameters = Map.copyOf(parameters);
    }

    /** The actions on dead letters. */
    enum Verb {
        LIST("GET", "/dead-letters"),
        SHOW("GET", "/dead-letters/content"),
        RETRY("POST", "/dead-letters/retry"),
        DROP("POST", "/dead-letters/drop");

        private final String method;
        private final String path;

        Verb(String method, String path) {
            this.method = method;
            this.path = path;
        }

        /** Returns whether the action makes a change. */
        boolean changes() {
            return this == RETRY || this == DROP;
        }

        static Optional<Verb> named(String name) {
            return Arrays.stream(values())
                    .filter(verb -> verb.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /** The result of reading the arguments. */
    sealed interface ArgumentReading {
        /** A valid request. */
        record Understood(DeadRequest request) implements ArgumentReading {}

        /** A request for the command's usage. */
        record Help() implements ArgumentReading {}

        /** Wrong arguments, with the cause. */
        record Wrong(String problem) implements ArgumentReading {}
    }

    /** Reads arguments. Ages are counted back from now. */
    static ArgumentReading read(List<String> arguments, Clock clock) {
        if (arguments.stream().anyMatch(List.of("--help", "-h")::contains)) {
            return new ArgumentReading.Help();
        }
        if (arguments.isEmpty()) {
            return new ArgumentReading.Wrong("list, show, retry or drop is needed");
        }
        Optional<Verb> verb = Verb.named(arguments.getFirst());
        if (verb.isEmpty()) {
            return new ArgumentReading.Wrong("there is no 'dead " + arguments.getFirst() + "'");
        }
        try {
            return new ArgumentReading.Understood(
                    understood(verb.get(), arguments.subList(1, arguments.size()), clock));
        } catch (IllegalArgumentException e) {
            return new ArgumentReading.Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static DeadRequest understood(Verb verb, List<String> options, Clock clock) {
        Map<String, String> parameters = new TreeMap<>();
        boolean json = false;
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (option.equals("--json")) {
                json = true;
            } else if (option.equals("--all") || option.equals("--dry-run")) {
                require(verb.changes() || option.equals("--all"), option + " goes only with retry and drop");
                if (verb.changes()) {
                    parameters.put(option.substring(2).replace('-', '_'), "true");
                }
            } else {
                String name = Optional.ofNullable(SELECTING.get(option))
                        .orElseThrow(() -> new IllegalArgumentException("there is no option '" + option + "'"));
                i++;
                require(i < options.size(), option + " needs a value");
                String former = parameters.put(name, value(option, options.get(i), clock));
                require(former == null, option + " is given twice");
            }
        }
        check(verb, parameters);
        return new DeadRequest(verb, parameters, json);
    }

    private static String value(String option, String text, Clock clock) {
        return option.equals("--since") || option.equals("--until")
                ? PointInTime.parse(text, clock)
                        .map(Instant::toString)
                        .orElseThrow(() -> new IllegalArgumentException(option + " must be an instant such as"
                                + " 2026-05-04T20:48:28Z, a date such as 2026-05-04, or an age such as 2h or 3d"))
                : text;
    }

    private static void check(Verb verb, Map<String, String> parameters) {
        if (verb == Verb.SHOW) {
            require(
                    parameters.keySet().equals(Set.of("queue", "id")),
                    "show needs --queue and --id, as list prints them, and takes nothing else");
        }
        if (verb.changes()) {
            require(
                    parameters.keySet().stream().anyMatch(name -> !name.equals("dry_run")),
                    "nothing is selected: give --queue, --id, --repo, --since or --until; or --all");
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** Returns the question for the management port. */
    ManagementPort.Question question() {
        return new ManagementPort.Question(verb.method, verb.path, parameters);
    }

    /** Returns whether the answer is printed as received. */
    boolean isRaw() {
        return json || verb == Verb.SHOW;
    }
}
