package crcr.lab.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The options of the command line. */
sealed interface Options {
    String USAGE = """
            Usage: ./relay audit [--seconds N] [--seed N] [--failover [--wait-replicas N]]
                                     [--update-from DIRECTORY]

              Sends webhooks and callbacks to two relay processes for a while, as their processes are killed, their Redis
              is stopped, and GitHub and HUD fail. Then lets everything work again and checks that all that was accepted
              has arrived, in order. Ends with status 0 only if it has.

              --seconds N         how long there are faults, 1 to 3600; 120 by default
              --seed N            what the faults are drawn from; another number each time by default
              --failover          the relays use a primary, a replica and three sentinels, and instead of Redis being
                                  stopped the primary is demoted, or killed just after its replica has lost it
              --wait-replicas N   what REDIS_WAIT_REPLICAS is then: 1 by default, or 0, with which something is lost
              --update-from DIRECTORY
                                  a working tree of an earlier version, in which ./relay build was run: the relays are
                                  of that version first and are updated one after the other; only GitHub and HUD fail
              --help              show this
            """;

    /** A request to run this plan. */
    record Run(Plan plan) implements Options {}

    /** A request for the usage. */
    record Help() implements Options {}

    /** Wrong options, with the problem. */
    record Wrong(String problem) implements Options {}

    static Options parse(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        long seconds = 120;
        long seed = System.nanoTime() % 1_000_000;
        boolean failover = false;
        OptionalLong awaited = OptionalLong.empty();
        Optional<Path> updatedFrom = Optional.empty();
        while (!left.isEmpty()) {
            String option = left.pop();
            switch (option) {
                case "--help", "-h" -> {
                    return new Help();
                }
                case "--failover" -> failover = true;
                case "--update-from" -> updatedFrom = Optional.of(Path.of(left.isEmpty() ? "" : left.pop()));
                case "--seconds", "--seed", "--wait-replicas" -> {
                    String value = left.isEmpty() ? "" : left.pop();
                    if (!value.matches("\\d{1,9}")) {
                        return new Wrong(option + " needs a number");
                    }
                    long number = Long.parseLong(value);
                    switch (option) {
                        case "--seed" -> seed = number;
                        case "--seconds" -> seconds = number;
                        default -> awaited = OptionalLong.of(number);
                    }
                }
                default -> {
                    return new Wrong("there is no option '" + option + "'");
                }
            }
        }
        return checked(seconds, seed, failover, awaited, updatedFrom);
    }

    private static Options checked(
            long seconds, long seed, boolean failover, OptionalLong awaited, Optional<Path> updatedFrom) {
        if (seconds < 1 || seconds > 3600) {
            return new Wrong("--seconds takes 1 to 3600");
        }
        if (awaited.isPresent() && !failover) {
            return new Wrong("--wait-replicas is for --failover");
        }
        if (awaited.orElse(0) > 1) {
            return new Wrong("--wait-replicas takes 0 or 1: there is one replica");
        }
        if (updatedFrom
                .filter(tree -> !Files.isRegularFile(tree.resolve("bootstrap/target/relay.jar")))
                .isPresent()) {
            return new Wrong("--update-from needs a working tree in which ./relay build was run");
        }
        Plan.Redis redis = failover ? new Plan.Redis.Replicated((int) awaited.orElse(1)) : new Plan.Redis.Lone();
        return new Run(new Plan(Duration.ofSeconds(seconds), seed, redis, updatedFrom));
    }
}
