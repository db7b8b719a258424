package crcr.lab.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The options of the command line. */
sealed interface Options {
    String USAGE = """
            Usage: ./relay demo [--once] [--event FILE]

              Runs everything on this machine: a simulated GitHub, downstream CI and HUD around the real relay, and sends
              it one event. Then it stays until Ctrl-C.

              --once         end after the event, with status 0 only if every expected record and check run arrived
              --event FILE   send this webhook body, a pull_request or a push, instead of the built-in pull_request
              --help         show this
            """;

    /** A request to run, with this file as the event if there is one. */
    record Run(boolean once, Optional<Path> event) implements Options {}

    /** A request for the usage. */
    record Help() implements Options {}

    /** Wrong options, with the problem. */
    record Wrong(String problem) implements Options {}

    static Options parse(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        boolean once = false;
        Optional<Path> event = Optional.empty();
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "--once" -> once = true;
                case "--help", "-h" -> {
                    return new Help();
                }
                case "--event" -> {
                    if (left.isEmpty()) {
                        return new Wrong("--event needs the name of a file");
                    }
                    event = Optional.of(Path.of(left.pop()));
                }
                default -> {
                    return new Wrong("there is no option '" + argument + "'");
                }
            }
        }
        return new Run(once, event);
    }
}
