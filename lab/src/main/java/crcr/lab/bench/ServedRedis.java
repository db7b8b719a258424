package crcr.lab.bench;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded Redis of a relay, with its counters. */
record ServedRedis(Path data) {
    private static final Pattern EVALSHA = Pattern.compile("cmdstat_evalsha:calls=(\\d+)");
    private static final Pattern PROCESSOR = Pattern.compile("used_cpu_(?:sys|user):([\\d.]+)");

    /** Returns the number of scripts that it has run, each of which is one round trip. */
    long scriptsRun() throws IOException {
        Matcher calls = EVALSHA.matcher(info("commandstats"));
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }

    /** Returns its used processor time, writing to disk included. */
    Duration processorTime() throws IOException {
        double seconds = PROCESSOR
                .matcher(info("cpu"))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /** Adds further records. */
    void seed(Consumer<SeededResults> seeding) throws IOException {
        asked(connection -> {
            seeding.accept(new SeededResults(connection));
            return true;
        });
    }

    private String info(String section) throws IOException {
        return asked(connection -> connection.sync().info(section));
    }

    private <T> T asked(Function<StatefulRedisConnection<String, String>, T> question) throws IOException {
        String configuration = Files.readString(data.resolve("redis.conf"));
        RedisURI address = RedisURI.Builder.redis("127.0.0.1", Integer.parseInt(setting(configuration, "port")))
                .withPassword(setting(configuration, "requirepass").toCharArray())
                .build();
        try (RedisClient client = RedisClient.create(address);
                var connection = client.connect()) {
            return question.apply(connection);
        }
    }

    private static String setting(String configuration, String name) {
        return configuration
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
